using Google.Apis.Services;
using Google.Apis.Sheets.v4.Data;
using Google.Apis.Util;

namespace Google.Apis.Sheets.v4;

public partial class SpreadsheetsResource
{
    /// <summary>The calls on plain values.</summary>
    public class ValuesResource
    {
        private readonly IClientService _service;

        public ValuesResource(IClientService service)
        {
            _service = service;
        }

        public virtual GetRequest Get(string spreadsheetId, string range) => new(_service, spreadsheetId, range);

        public virtual UpdateRequest Update(ValueRange body, string spreadsheetId, string range) =>
            new(_service, body, spreadsheetId, range);

        /// <summary>Reads the values of a range, as they show unless asked otherwise.</summary>
        public class GetRequest : SheetsBaseServiceRequest<ValueRange>
        {
            public GetRequest(IClientService service, string spreadsheetId, string range)
                : base(service)
            {
                SpreadsheetId = spreadsheetId;
                Range = range;
                InitParameters();
            }

            public enum DateTimeRenderOptionEnum
            {
                [StringValue("SERIAL_NUMBER")]
                SERIALNUMBER = 0,

                [StringValue("FORMATTED_STRING")]
                FORMATTEDSTRING = 1,
            }

            public enum MajorDimensionEnum
            {
                [StringValue("DIMENSION_UNSPECIFIED")]
                DIMENSIONUNSPECIFIED = 0,

                [StringValue("ROWS")]
                ROWS = 1,

                [StringValue("COLUMNS")]
                COLUMNS = 2,
            }

            public enum ValueRenderOptionEnum
            {
                [StringValue("FORMATTED_VALUE")]
                FORMATTEDVALUE = 0,

                [StringValue("UNFORMATTED_VALUE")]
                UNFORMATTEDVALUE = 1,

                [StringValue("FORMULA")]
                FORMULA = 2,
            }

            [RequestParameter("spreadsheetId", RequestParameterType.Path)]
            public virtual string SpreadsheetId { get; private set; }

            [RequestParameter("range", RequestParameterType.Path)]
            public virtual string Range { get; private set; }

            /// <summary>Ignored where values are read as they show.</summary>
            [RequestParameter("dateTimeRenderOption", RequestParameterType.Query)]
            public virtual DateTimeRenderOptionEnum? DateTimeRenderOption { get; set; }

            [RequestParameter("majorDimension", RequestParameterType.Query)]
            public virtual MajorDimensionEnum? MajorDimension { get; set; }

            [RequestParameter("valueRenderOption", RequestParameterType.Query)]
            public virtual ValueRenderOptionEnum? ValueRenderOption { get; set; }

            public override string MethodName => "get";

            public override string HttpMethod => "GET";

            public override string RestPath => "v4/spreadsheets/{spreadsheetId}/values/{range}";

            protected override void InitParameters()
            {
                base.InitParameters();
                AddPath("spreadsheetId");
                AddPath("range");
                AddQuery("dateTimeRenderOption", "majorDimension", "valueRenderOption");
            }
        }

        /// <summary>Writes values to a range.</summary>
        public class UpdateRequest : SheetsBaseServiceRequest<UpdateValuesResponse>
        {
            public UpdateRequest(IClientService service, ValueRange body, string spreadsheetId, string range)
                : base(service)
            {
                SpreadsheetId = spreadsheetId;
                Range = range;
                Body = body;
                InitParameters();
            }

            public enum ValueInputOptionEnum
            {
                [StringValue("INPUT_VALUE_OPTION_UNSPECIFIED")]
                INPUTVALUEOPTIONUNSPECIFIED = 0,

                [StringValue("RAW")]
                RAW = 1,

                [StringValue("USER_ENTERED")]
                USERENTERED = 2,
            }

            [RequestParameter("spreadsheetId", RequestParameterType.Path)]
            public virtual string SpreadsheetId { get; private set; }

            [RequestParameter("range", RequestParameterType.Path)]
            public virtual string Range { get; private set; }

            /// <summary>Required by the server. RAW takes texts as they are, USERENTERED as if typed.</summary>
            [RequestParameter("valueInputOption", RequestParameterType.Query)]
            public virtual ValueInputOptionEnum? ValueInputOption { get; set; }

            public override string MethodName => "update";

            public override string HttpMethod => "PUT";

            public override string RestPath => "v4/spreadsheets/{spreadsheetId}/values/{range}";

            protected override void InitParameters()
            {
                base.InitParameters();
                AddPath("spreadsheetId");
                AddPath("range");
                AddQuery("valueInputOption");
            }

            private ValueRange Body { get; }

            protected override object GetBody() => Body;
        }
    }
}
