using System.Numerics;

namespace Tocsin.Patterns.Matching;

/// <summary>Finds values of an event that satisfy all fields of a way to match in the same array elements.</summary>
/// <remarks>
/// <c>{"a":{"b":[1],"c":[2]}}</c> does not match <c>{"a":[{"b":1,"c":9},{"b":9,"c":2}]}</c>: the 1 is in the first element of the array and
/// the 2 in the second. Values are chosen field by field, in the order of the paths; a value is out of the question if it is in another
/// element of an array than a value chosen before. A field that may be missing is missing if none of its values is in question then. Values
/// of elements that are out of the question are jumped over, and what was tried in vain is remembered, by the elements that still matter to
/// the fields to come: so each field's values are looked at once for each element they can be under, and
/// <see cref="Limits.ConsistencySteps"/> ends what takes longer all the same.
/// One for each thread, over that thread's <see cref="EventLeaves"/>; allocates nothing once its room has grown to the largest search.
/// </remarks>
internal sealed class ElementSearch(EventLeaves found, MatchScratch scratch)
{
    private const int Nothing = -1;
    private Frame[] frames = new Frame[16];
    private int[] chosenOf = new int[16];
    private int[] trail = new int[16];
    private ulong[] toCome = new ulong[17];
    private int[] memory = new int[256];
    private int[] slots = new int[64];
    private int trailLength;
    private int memoryLength;
    private int remembered;
    private long steps;

    /// <param name="fields">Sorted by path.</param>
    public bool Finds(ReadOnlySpan<WayField> fields)
    {
        Begin(fields);
        int index = 0;
        frames[0] = Frame.AtStart;
        while (true)
        {
            if (!Advance(fields[index], ref frames[index], index))
            {
                if (index == 0)
                {
                    return false;
                }
                Undo(frames[--index].Trail);
                continue;
            }
            if (++index == fields.Length)
            {
                return true;
            }
            if (IsNew(index))
            {
                frames[index] = Frame.AtStart;
                continue;
            }
            Undo(frames[--index].Trail);
        }
    }

    private void Begin(ReadOnlySpan<WayField> fields)
    {
        Room(ref frames, fields.Length);
        Room(ref toCome, fields.Length + 1);
        Room(ref chosenOf, found.ArrayCount);
        Room(ref trail, found.ArrayCount);
        Array.Fill(chosenOf, Nothing, 0, found.ArrayCount);
        toCome[fields.Length] = 0;
        for (int i = fields.Length - 1; i >= 0; i--)
        {
            toCome[i] = toCome[i + 1] | fields[i].Places;
        }
        (trailLength, memoryLength, remembered) = (0, 0, 0);
        Array.Clear(slots);
        steps = Limits.ConsistencySteps + (long)Limits.ConsistencyStepsPerValue * fields.Length * found.LeafCount;
    }

    /// <summary>Goes on to the next way in which a field can be satisfied, and chooses it.</summary>
    private bool Advance(in WayField field, ref Frame frame, int index)
    {
        ReadOnlySpan<int> values = found.At(field.Node);
        frame.Trail = trailLength;
        while (frame.Next < values.Length)
        {
            if (--steps < 0)
            {
                return false;
            }
            ref readonly EventLeaves.Leaf leaf = ref found.Leaves[values[frame.Next]];
            if (OutOfQuestion(leaf.Element) is var behind and >= 0)
            {
                frame.Next = FirstFrom(values, frame.Next + 1, behind);
                continue;
            }
            frame.Next++;
            frame.Met = true;
            if (leaf.Element != frame.Last && Satisfies(leaf, field))
            {
                frame.Last = leaf.Element;
                Choose(leaf.Element);
                return true;
            }
        }
        if (!field.AllowsAbsence || frame.Met)
        {
            return false;
        }
        // To be missing is the last way there is.
        frame.Met = true;
        return true;
    }

    private bool Satisfies(in EventLeaves.Leaf leaf, in WayField field) =>
        field.Bit != 0 ? (leaf.Holds & field.Bit) != 0 : found.Satisfies(leaf, field.Tests, scratch);

    /// <summary>The first value that is not out of the question for the same reason as this one; -1 if it is not.</summary>
    private int OutOfQuestion(int element)
    {
        int behind = -1;
        while (element != EventLeaves.NoElement)
        {
            int array = found.Elements[element].Array;
            int chosen = chosenOf[array];
            if (chosen != Nothing && chosen != element)
            {
                behind = chosen > element ? found.Elements[chosen].First : found.Arrays[array].End;
            }
            element = found.Arrays[array].Outer;
        }
        return behind;
    }

    private void Choose(int element)
    {
        while (element != EventLeaves.NoElement)
        {
            int array = found.Elements[element].Array;
            if (chosenOf[array] == Nothing)
            {
                chosenOf[array] = element;
                trail[trailLength++] = array;
            }
            element = found.Arrays[array].Outer;
        }
    }

    private void Undo(int length)
    {
        while (trailLength > length)
        {
            chosenOf[trail[--trailLength]] = Nothing;
        }
    }

    /// <summary>
    /// Is it the first time that the fields from here on are to be satisfied with these elements chosen? If not, it was in vain.
    /// </summary>
    private bool IsNew(int index)
    {
        // Each entry: its hash, its length, the field, the elements that matter.
        int entry = memoryLength;
        Room(ref memory, entry + 3 + trailLength);
        int at = entry + 2;
        memory[at++] = index;
        foreach (int array in trail.AsSpan(0, trailLength))
        {
            if ((found.Arrays[array].Place & toCome[index]) != 0)
            {
                memory[at++] = chosenOf[array];
            }
        }
        uint hash = 0;
        foreach (int word in memory.AsSpan(entry + 2, at - entry - 2))
        {
            hash = (BitOperations.RotateLeft(hash, 5) ^ (uint)word) * 0x9E3779B1;
        }
        (memory[entry], memory[entry + 1]) = ((int)hash, at - entry);
        steps -= at - entry;
        uint slot = hash >> 7;
        for (; slots[slot & (uint)(slots.Length - 1)] is var other and > 0; slot++)
        {
            if (Entry(other - 1).SequenceEqual(memory.AsSpan(entry, at - entry)))
            {
                return false;
            }
        }
        memoryLength = at;
        slots[slot & (uint)(slots.Length - 1)] = entry + 1;
        if (++remembered * 2 > slots.Length)
        {
            Rehash();
        }
        return true;
    }

    private Span<int> Entry(int at) => memory.AsSpan(at, memory[at + 1]);

    private void Rehash()
    {
        slots = new int[slots.Length * 2];
        for (int entry = 0; entry < memoryLength; entry += memory[entry + 1])
        {
            uint slot = (uint)memory[entry] >> 7;
            while (slots[slot & (uint)(slots.Length - 1)] != 0)
            {
                slot++;
            }
            slots[slot & (uint)(slots.Length - 1)] = entry + 1;
        }
    }

    private static int FirstFrom(ReadOnlySpan<int> values, int from, int behind)
    {
        int at = values[from..].BinarySearch(behind);
        return from + (at >= 0 ? at : ~at);
    }

    private static void Room<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            Array.Resize(ref array, (int)BitOperations.RoundUpToPowerOf2((uint)length));
        }
    }

    /// <summary>How far the choice of a field's value has come.</summary>
    private struct Frame
    {
        public static Frame AtStart => new() { Last = -2 };

        /// <summary>The value to be tried next, counted among those at its place.</summary>
        public int Next;

        /// <summary>The element of the value tried last: another one of the same element makes no difference.</summary>
        public int Last;

        /// <summary>How many arrays had their element before.</summary>
        public int Trail;

        /// <summary>Some value was in question, or all has been tried.</summary>
        public bool Met;
    }
}
