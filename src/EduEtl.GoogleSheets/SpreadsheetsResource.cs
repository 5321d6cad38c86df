using Google.Apis.Services;
using Google.Apis.Sheets.v4.Data;
using Google.Apis.Util;

namespace Google.Apis.Sheets.v4;

/// <summary>The calls on a spreadsheet as a whole.</summary>
public class SpreadsheetsResource
{
    private readonly IClientService _service;

    public SpreadsheetsResource(IClientService service)
    {
        _service = service;
    }

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

    /// <summary>Reads a spreadsheet: its properties and tabs, cells only where <c>Fields</c> asks for them.</summary>
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
            AddQuery("ranges");
        }
    }
}
