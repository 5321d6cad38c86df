using EduEtl.Days;

namespace EduEtl.Tests.Attempts;

public sealed class TasksHaveAddresses
{
    private const string Host = "lms.skillfactory.example";
    private const string Course = "Org+DST-3.0+28FEB2021";
    private const string Block = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("lms.example", "Org+A+B")]
    [InlineData("LMS-2.a1.example", "a.b_c~d-e+1+2")]
    public void Where_host_course_and_block_are_as_they_should_be(string host, string course) =>
        Assert.Equal(
            $"https://{host}/courses/course-v1:{course}/jump_to_id/{Block}",
            TaskAddress.Of(host, course, Block)
        );

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("me@evil.example")]
    [InlineData("evil.example/x")]
    [InlineData("evil.example:443")]
    [InlineData("evil.example#")]
    [InlineData("-a.example")]
    [InlineData("a..example")]
    [InlineData("a b.example")]
    [InlineData("lms.example\n")]
    [InlineData("кино.example")]
    [InlineData("lms.\u212Aexample")]
    [InlineData("")]
    [InlineData(null)]
    public void Not_where_the_host_is_odd(string? host) => Assert.Null(TaskAddress.Of(host, Course, Block));

    [Theory]
    [InlineData("Org+A")]
    [InlineData("Org+A+B+C")]
    [InlineData("Org+A+B/../..")]
    [InlineData("Org+A+B?x=1")]
    [InlineData("Org+A+B\"")]
    [InlineData("Org+A+%2F")]
    [InlineData("Org+Курс+B")]
    [InlineData(null)]
    public void Not_where_the_course_is_odd(string? course) => Assert.Null(TaskAddress.Of(Host, course, Block));

    [Theory]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef\n")]
    [InlineData(null)]
    public void Not_where_the_block_is_odd(string? block) => Assert.Null(TaskAddress.Of(Host, Course, block));

    [Fact]
    public void Not_where_it_would_be_very_long() =>
        Assert.Null(TaskAddress.Of(Host, $"{new string('a', 500)}+A+B", Block));
}
