using System.Text;
using EduEtl.Notifying.Smtp;

namespace EduEtl.Tests.Notifying;

public sealed class HandOverIsSeen
{
    [Theory]
    [InlineData("hello\r\n.\r\n", true)]
    [InlineData(".\r\n", true)]
    [InlineData("a\r\n\r\n.\r\n", true)]
    [InlineData("a\r\r\n.\r\n", true)]
    [InlineData("a\r\n.\r\r\n.\r\n", true)]
    [InlineData("hello\r\n.", false)]
    [InlineData("hello\r\n.\r", false)]
    [InlineData("hello\r\n..\r\n", false)]
    [InlineData("hello\n.\n", false)]
    [InlineData("hello.\r\n", false)]
    public void At_the_final_dot_however_the_bytes_are_cut(string content, bool seen)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(content);
        for (int cut = 0; cut <= bytes.Length; cut++)
        {
            using var watch = new HandOverWatch();
            Server(watch, "250 OK\r\n3");
            Server(watch, "54 go\r\n");
            watch.LogClient(bytes, 0, cut);
            watch.LogClient(bytes, cut, bytes.Length - cut);
            Assert.Equal(seen, watch.HandedOver);
        }
    }

    [Theory]
    [InlineData("250 OK\r\n")]
    [InlineData("451 354\r\n")]
    [InlineData("334 354\r\n")]
    [InlineData("35\r\n4\r\n")]
    public void Not_before_the_server_said_go_ahead(string reply)
    {
        using var watch = new HandOverWatch();
        Server(watch, reply);
        byte[] bytes = "DATA\r\n.\r\n"u8.ToArray();
        watch.LogClient(bytes, 0, bytes.Length);
        Assert.False(watch.HandedOver);
    }

    private static void Server(HandOverWatch watch, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        watch.LogServer(bytes, 0, bytes.Length);
    }
}
