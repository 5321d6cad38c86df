using Google.Apis.Services;
using Google.Apis.Sheets.v4.Data;
using Google.Apis.Util;

namespace Google.Apis.Sheets.v4;

/// <summary>The calls on a spreadsheet as a whole.</summary>
public partial class SpreadsheetsResource
{
    private readonly IClientService _service;

    public SpreadsheetsResource(IClientService service)
    {
        _service = service;
        Values = new ValuesResource(service);
    }

    public virtual ValuesResource Values { get; }

    public virtual BatchUpdateRequest BatchUpdate(BatchUpdateSpreadsheetRequest body, string spreadsheetId) =>
        new(_service, body, spreadsheetId);

    public virtual GetRequest Get(string spreadsheetId) => new(_service, spreadsheetId);

    /// <summary>Applies requests to a spreadsheet, all or none.</summary>
    public class BatchUpdateRequest : SheetsBaseServiceRequest<BatchUpdateSpreadsheetResponse>
    {
        public BatchUpdateRequest(IClientService service, BatchUpdateSpreadsheetRequest body, string spreadsheetId)
            : base(service)
        {
            SpreadsheetId = spreadsheetId;
            Body = body;
            InitParameters();
        }

        [RequestParameter("spreadsheetId", RequestParameterType.Path)]
        public virtual string SpreadsheetId { get; private set; }

        public override string MethodName => "batchUpdate";

        public override string HttpMethod => "POST";

        public override string RestPath => "v4/spreadsheets/{spreadsheetId}:batchUpdate";

        protected override void InitParameters()
        {
            base.InitParameters();
            AddPath("spreadsheetId");
        }

        private BatchUpdateSpreadsheetRequest Body { get; }

        protected override object GetBody() => Body;
    }

    /// <summary>Reads a spreadsheet: its properties and tabs, cells only when asked.</summary>
    public class GetRequest : SheetsBaseServiceRequest<Spreadsheet>
    {
        public GetRequest(IClientService service, string spreadsheetId)
            : base(service)
        {
            SpreadsheetId = spreadsheetId;
            InitParameters();
        }

        [RequestParameter("spreadsheetId", RequestParameterType.Path)]
        public virtual string SpreadsheetId { get; private set; }

        /// <summary>Whether cells are sent; ignored where <c>Fields</c> is set.</summary>
        [RequestParameter("includeGridData", RequestParameterType.Query)]
        public virtual bool? IncludeGridData { get; set; }

        /// <summary>Only these ranges, in A1 notation.</summary>
        [RequestParameter("ranges", RequestParameterType.Query)]
        public virtual Repeatable<string> Ranges { get; set; }

        public override string MethodName => "get";

        public override string HttpMethod => "GET";

        public override string RestPath => "v4/spreadsheets/{spreadsheetId}";

        protected override void InitParameters()
        {
            base.InitParameters();
            AddPath("spreadsheetId");
            AddQuery("includeGridData", "ranges");
        }
    }
}
