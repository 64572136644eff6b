using Tocsin.Aws;
using Tocsin.Estates;
using Tocsin.Flow;
using Tocsin.Sqs.Shapes;
using Tocsin.Stored;

namespace Tocsin.Tests.Sqs;

/// <summary>Whatever is sent, received, kept, given back and deleted in whatever order: a queue does what a plain list would do.</summary>
public sealed class AnyOrderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_queue_does_what_a_plain_list_would_do(bool isFifo)
    {
        int received = 0, heldBack = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            var run = new Run(new Random(seed), isFifo);
            for (int step = 0; step < 60; step++)
            {
                run.Step();
            }
            received += run.Received;
            heldBack += run.HeldBack;
        }
        Assert.True(received > 500);
        Assert.True(heldBack > 100);
    }

    /// <summary>A message as the list has it.</summary>
    private sealed record Listed(string Body, string Group)
    {
        public DateTimeOffset VisibleAt { get; set; }

        public int Receives { get; set; }

        public string? Handle { get; set; }
    }

    private sealed class Run
    {
        private readonly Random random;
        private readonly bool isFifo;
        private readonly string queue;
        private readonly World world;
        private readonly List<Listed> list = [];
        private int sent;

        public Run(Random random, bool isFifo)
        {
            (this.random, this.isFifo, queue) = (random, isFifo, isFifo ? "q.fifo" : "q");
            world = isFifo
                ? new World().WithFifo(queue, ("ContentBasedDeduplication", "true"), ("DelaySeconds", "2"))
                : new World().With(queue);
        }

        public int Received { get; private set; }

        /// <summary>How often a message was there that could not be received.</summary>
        public int HeldBack { get; private set; }

        public void Step()
        {
            switch (random.Next(10))
            {
                case < 4:
                    Send();
                    break;
                case < 6:
                    Receive();
                    break;
                case 6 when Held() is { } held:
                    Delete(held);
                    break;
                case 7 when Held() is { } held:
                    Change(held);
                    break;
                case 8:
                    world.Wait(random.Next(8));
                    break;
                default:
                    world.Restart(ThroughTheStore);
                    break;
            }
            Compare();
        }

        private void Send()
        {
            string group = $"g{random.Next(3)}";
            int? delay = isFifo || random.Next(2) == 0 ? null : random.Next(5);
            string body = $"{sent++}";
            world.Done(
                SqsApi.SendMessage,
                new SendMessageRequest
                {
                    QueueUrl = World.Url(queue), MessageBody = body, MessageGroupId = isFifo ? group : null, DelaySeconds = delay,
                });
            list.Add(new Listed(body, group) { VisibleAt = world.Now.AddSeconds(isFifo ? 2 : delay ?? 0) });
        }

        private void Receive()
        {
            var can = isFifo
                ? list.GroupBy(m => m.Group).Where(g => !g.Any(m => m.Receives > 0 && m.VisibleAt > world.Now))
                    .SelectMany(g => g.TakeWhile(m => m.VisibleAt <= world.Now)).ToList()
                : list.Where(m => m.VisibleAt <= world.Now).ToList();
            int most = random.Next(1, 11), visibility = random.Next(10);
            var got = world.Receive(queue, most, visibility);
            Assert.Equal(Math.Min(most, can.Count), got.Count);
            foreach (var group in got.GroupBy(m => isFifo ? m.Attributes!.Value["MessageGroupId"] : m.Body))
            {
                string[] wanted = [.. can.Where(m => isFifo ? m.Group == group.Key : m.Body == group.Key).Select(m => m.Body)];
                Assert.Equal(wanted.Take(group.Count()), group.Select(m => m.Body));
            }
            foreach (var message in got)
            {
                var listed = list.Single(m => m.Body == message.Body);
                listed.Receives++;
                listed.VisibleAt = world.Now.AddSeconds(visibility);
                listed.Handle = message.ReceiptHandle;
                Assert.Equal($"{listed.Receives}", message.Attributes!.Value["ApproximateReceiveCount"]);
            }
            Received += got.Count;
            HeldBack += list.Count > can.Count ? 1 : 0;
        }

        private void Delete(Listed held)
        {
            world.Done(SqsApi.DeleteMessage, new DeleteMessageRequest { QueueUrl = World.Url(queue), ReceiptHandle = held.Handle });
            list.Remove(held);
        }

        private void Change(Listed held)
        {
            int seconds = random.Next(10);
            world.Done(
                SqsApi.ChangeMessageVisibility,
                new ChangeMessageVisibilityRequest
                {
                    QueueUrl = World.Url(queue), ReceiptHandle = held.Handle, VisibilityTimeout = seconds,
                });
            held.VisibleAt = world.Now.AddSeconds(seconds);
        }

        private Listed? Held() => list.Where(m => m.Receives > 0 && m.VisibleAt > world.Now).OrderBy(_ => random.Next()).FirstOrDefault();

        private void Compare()
        {
            Assert.Equal(list.Select(m => m.Body).Order(), world.State.MessagesOf(World.Arn(queue)).Select(m => m.Body).Order());
            Assert.Equal(
                (list.Count(m => m.VisibleAt <= world.Now), list.Count(m => m.VisibleAt > world.Now && m.Receives == 0),
                    list.Count(m => m.VisibleAt > world.Now && m.Receives > 0)),
                (Count("ApproximateNumberOfMessages"), Count("ApproximateNumberOfMessagesDelayed"),
                    Count("ApproximateNumberOfMessagesNotVisible")));
        }

        private int Count(string attribute) =>
            int.Parse(world.Attribute(queue, attribute), System.Globalization.CultureInfo.InvariantCulture);

        private static Resource ThroughTheStore(Resource resource) =>
            Forms.Resource.TryRead(Forms.Resource.Write(resource), out var read, out var why)
                ? read : throw new InvalidOperationException(why.ToString());
    }
}
