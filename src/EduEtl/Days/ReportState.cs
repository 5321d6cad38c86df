namespace EduEtl.Days;

/// <summary>What became of the sheet; in the ledger <c>done</c>, <c>failed</c>, <c>off</c>, or null before the stage.</summary>
internal enum ReportState
{
    NotReached,
    Off,
    Done,
    Failed,
}
