namespace EduEtl.Sandbox.Sheets;

/// <summary>What the stand-in serves.</summary>
internal sealed record SheetsApiOptions
{
    /// <summary>Where the cells are kept between starts; null: in memory only.</summary>
    public string? Folder { get; init; }

    public string SpreadsheetId { get; init; } = "1EduEtlSandboxSpreadsheet";

    public string Title { get; init; } = "EduEtl";

    /// <summary>en_US or ru_RU: how numbers and dates show.</summary>
    public string Locale { get; init; } = "en_US";

    public string TimeZone { get; init; } = "Etc/UTC";

    /// <summary>The service account that the spreadsheet is shared with as Editor.</summary>
    public string SharedWith { get; init; } = "eduetl@sandbox.iam.gserviceaccount.com";

    /// <summary>The service account that the spreadsheet is shared with as Viewer.</summary>
    public string SharedForReadingWith { get; init; } = "viewer@sandbox.iam.gserviceaccount.com";

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
