using System.Globalization;
using System.Text;
using MoiSms.Core.Replies;
using MoiSms.Tests.Content;
using Shouldly;
using Xunit;

namespace MoiSms.Tests.Replies;

public sealed class ComposerFixture
{
    public ReplyComposer Composer { get; } = ReplyComposer.Load(RepositoryFiles.Content, new SmallContent(), new ReplyOptions());
}
