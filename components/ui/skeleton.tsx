const LINES = [62, 88, 74, 91, 58, 83, 69, 86];

/** A page that is on its way: head and rows where they will stand. */
export function Skeleton({ label }: { label: string }) {
  return (
    <div aria-busy="true">
      <p className="vh" role="status">
        {label}
      </p>
      <div className="head pt-4" aria-hidden>
        <span className="skel h-5 w-40" />
      </div>
      <div className="table-wrap p-3" aria-hidden>
        {LINES.map((width) => (
          <div key={width} className="flex h-10 items-center">
            <svg className="skel" width={`${width}%`} height="10" />
          </div>
        ))}
      </div>
    </div>
  );
}
