/** The mark: a doorway. */
export function Wordmark() {
  return (
    <span class="wordmark">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <rect width="24" height="24" rx="6" fill="currentColor" />
        <path d="M7 18v-6a5 5 0 0 1 10 0v6" fill="none" stroke="var(--on-mark)" stroke-width="2" />
        <path d="M5.5 18.5h13" stroke="var(--on-mark)" stroke-width="2" stroke-linecap="round" />
      </svg>
      <span dir="ltr">Portico</span>
    </span>
  )
}
