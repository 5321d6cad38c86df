using Google.Apis.Services;

namespace Google.Apis.Sheets.v4;

/// <summary>
/// The Sheets API, version 4. This project mirrors the names and types of the package Google.Apis.Sheets.v4 as far as
/// we use them; `dotnet build -p:OfficialSheetsClient=true` takes the package itself instead.
/// </summary>
public class SheetsService : BaseClientService
{
    public const string Version = "v4";

    public SheetsService()
        : this(new Initializer()) { }

    public SheetsService(Initializer initializer)
        : base(initializer)
    {
        Spreadsheets = new SpreadsheetsResource(this);
        // Without this a caller's own BaseUri would be ignored: the base class leaves the choice to the service.
        BaseUri = GetEffectiveUri(BaseUriOverride, "https://sheets.googleapis.com/");
    }

    public override IList<string> Features => [];

    public override string Name => "sheets";

    public override string BaseUri { get; }

    public override string BasePath => "";

    public override string BatchUri => "https://sheets.googleapis.com/batch";

    public override string BatchPath => "batch";

    public virtual SpreadsheetsResource Spreadsheets { get; }

    /// <summary>OAuth scopes, as fields.</summary>
    public class Scope
    {
        public static string Spreadsheets = ScopeConstants.Spreadsheets;
    }

    /// <summary>OAuth scopes, as constants.</summary>
    public static class ScopeConstants
    {
        /// <summary>See, edit, create and delete all spreadsheets that are shared with the account.</summary>
        public const string Spreadsheets = "https://www.googleapis.com/auth/spreadsheets";
    }
}
