/** The product's sign: a bridge in the sun. */
export function Sign() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
      <path d="M2 17.5h20M4.5 17.5a7.5 7.5 0 0 1 15 0" />
      <path d="M9 17.5a3 3 0 0 1 6 0" />
      <path d="M12 10V6" />
    </svg>
  );
}
