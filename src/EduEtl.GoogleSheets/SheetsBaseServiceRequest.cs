using System.Reflection;
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

    /// <summary>
    /// The base class sends only parameters that are registered here; generated code lists them one by one, the
    /// attributes say the same.
    /// </summary>
    protected override void InitParameters()
    {
        base.InitParameters();
        foreach (PropertyInfo property in GetType().GetProperties())
        {
            // Written out, since Google.Apis.Util has an extension of the same name.
            RequestParameterAttribute attribute =
                CustomAttributeExtensions.GetCustomAttribute<RequestParameterAttribute>(property);
            if (attribute is not null)
            {
                bool inPath = attribute.Type == RequestParameterType.Path;
                RequestParameters[attribute.Name] = new Parameter
                {
                    Name = attribute.Name,
                    ParameterType = inPath ? "path" : "query",
                    IsRequired = inPath,
                };
            }
        }
    }
}
