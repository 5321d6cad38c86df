using Google.Apis.Sheets.v4.Data;

namespace EduEtl.Reporting.Sheets;

/// <summary>One look for neighbouring columns of a table, said once for all its rows: in each cell it would be most of what is sent.</summary>
/// <param name="Column">Counted from the table's first one.</param>
internal readonly record struct ColumnLook(int Column, int Columns, CellFormat Look);
