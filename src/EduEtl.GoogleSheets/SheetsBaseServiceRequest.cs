using Google.Apis.Discovery;
using Google.Apis.Requests;
using Google.Apis.Services;
using Google.Apis.Util;

namespace Google.Apis.Sheets.v4;

/// <summary>What every call to the Sheets API has in common.</summary>
public abstract class SheetsBaseServiceRequest<TResponse> : ClientServiceRequest<TResponse>
{
    protected SheetsBaseServiceRequest(IClientService service)
        : base(service) { }

    /// <summary>Which fields the answer is to hold, as a mask: <c>sheets.properties(sheetId,title)</c>.</summary>
    [RequestParameter("fields", RequestParameterType.Query)]
    public virtual string Fields { get; set; }

    /// <summary>The base class sends only parameters that are registered here.</summary>
    protected override void InitParameters()
    {
        base.InitParameters();
        AddQuery("fields");
    }

    protected void AddPath(string name) => Add(name, "path", isRequired: true);

    protected void AddQuery(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
            Add(name, "query", isRequired: false);
    }

    private void Add(string name, string type, bool isRequired) =>
        RequestParameters[name] = new Parameter
        {
            Name = name,
            ParameterType = type,
            IsRequired = isRequired,
        };
}
