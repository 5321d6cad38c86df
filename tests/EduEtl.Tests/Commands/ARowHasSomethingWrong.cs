using System.Globalization;
using EduEtl.Attempts;
using EduEtl.Commands.Problems;

namespace EduEtl.Tests.Commands;

/// <summary>What <c>problems</c> shows of it: the field that the reason is about, however far behind it stands.</summary>
public sealed class ARowHasSomethingWrong
{
    public ARowHasSomethingWrong() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Theory]
    [InlineData("UserIdMissing", """{"a": 1}""", "no lti_user_id")]
    [InlineData("UserIdMissing", """{"lti_user_id": null}""", "lti_user_id: null")]
    [InlineData(
        "UserIdLength",
        """{"x": "y", "lti_user_id": "к\u043eт🙂"}""",
        """4 characters, lti_user_id: "к\u043eт🙂" """
    )]
    [InlineData("UserIdLength", """{"lti_user_id": ""}""", """0 characters, lti_user_id: "" """)]
    [InlineData("CreatedAtMissing", """{"lti_user_id": "a"}""", "no created_at")]
    [InlineData("CreatedAtUnreadable", """{"lti_user_id": "a", "created_at": "2.10."}""", """created_at: "2.10." """)]
    [InlineData("CreatedAtOutsideWindow", """{"created_at": "1999-01-01"}""", """created_at: "1999-01-01" """)]
    [InlineData(
        "ParamsUnreadable",
        """{"passback_params": "{'a': open('x')}"}""",
        """passback_params: … open('x')}" """
    )]
    [InlineData(
        "ParamsUnreadable",
        """{"passback_params": "{'a': 'b', 'c': 'http://x"}""",
        """passback_params: …'http://x" """
    )]
    [InlineData("ParamsUnreadable", """{"passback_params": "open('x')"}""", """passback_params: "open('x')" """)]
    [InlineData("WrongType", """{"lti_user_id": "a", "is_correct": "yes"}""", """is_correct: "yes" """)]
    [InlineData("WrongType", """{"lti_user_id": "a", "is_correct": 2}""", "is_correct: 2")]
    [InlineData("WrongType", """{"is_correct": 1, "attempt_type": false}""", "attempt_type: false")]
    [InlineData("WrongType", """{"lti_user_id": ["a"], "is_correct": 1}""", """lti_user_id: ["a"], "is_correct": 1}""")]
    [InlineData("WrongType", """{"lti_user_id": "a", "is_correct": NaN}""", "is_correct: NaN")]
    [InlineData("WrongType", """{"created_at": -Infinity, "is_correct": 0}""", "created_at: -Infinity")]
    [InlineData("WrongType", """{"other": NaN}""", """{"other": NaN}""")]
    [InlineData(
        "TextNotStorable",
        """{"lti_user_id": "a", "attempt_type": "run\u0000"}""",
        """attempt_type: "run\u0000" """
    )]
    [InlineData(
        "TextNotStorable",
        """{"lti_user_id": "a", "passback_params": "{'k': '\\ud800'}"}""",
        """passback_params: "{'k': '\\ud800'}" """
    )]
    [InlineData(
        "TextNotStorable",
        """{"lti_user_id": "\udc00", "passback_params": "{}"}""",
        """lti_user_id: "\udc00" """
    )]
    [InlineData("NotAnObject", "[1, 2]", "[1, 2]")]
    [InlineData("NestedTooDeep", """{"a": [[[]]]}""", """{"a": [[[]]]}""")]
    [InlineData(null, """{"lti_user_id": 1}""", """{"lti_user_id": 1}""")]
    [InlineData("CreatedAtUnreadable", """{"created_at": "soon", "text": "cut of""", """created_at: "soon" """)]
    public void Is_shown(string? problem, string raw, string shown) =>
        Assert.Equal(shown.TrimEnd(), OffendingValue.Of(problem is null ? null : Enum.Parse<Problem>(problem), raw));
}
