/** After so many days a password of the profile `complexity` must be changed. */
export const ROTATION_DAYS = 90;
