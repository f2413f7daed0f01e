/** Photos as small pictures; each opens the file. */
export function Photos({ photos }: { photos: { id: string; name: string }[] }) {
  if (photos.length === 0) return null;
  return (
    <ul className="row mt-2 list-none flex-wrap p-0">
      {photos.map(({ id, name }) => (
        <li key={id}>
          <a href={`/api/files/${id}`} download>
            <img src={`/api/files/${id}`} alt={name} loading="lazy" className="h-20 w-20 rounded object-cover" />
          </a>
        </li>
      ))}
    </ul>
  );
}
