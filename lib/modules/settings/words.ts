export const PASSWORD_PROFILES = ['length', 'complexity'] as const;
export type PasswordProfile = (typeof PASSWORD_PROFILES)[number];
export const TOTP_RULES = ['off', 'optional', 'required'] as const;
export type TotpRule = (typeof TOTP_RULES)[number];

export const DICTIONARIES = ['CHAIN', 'OWNERSHIP', 'COOPERATION'] as const;
export type Dictionary = (typeof DICTIONARIES)[number];

/** Monday to Sunday. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
