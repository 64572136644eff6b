/* Linked into the wide build: on a processor without its instructions, says so before the first of them is met. */
#include <unistd.h>

static const char text[] =
    "tocsin: this build is for x86-64 processors with AVX2 (x86-64-v3, of 2013 or later), and this one has it not. "
    "Take the archive whose name ends in linux-x64-baseline instead.\n";

__attribute__((constructor)) static void processor(void)
{
    __builtin_cpu_init();
    if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("bmi2") || !__builtin_cpu_supports("fma"))
    {
        /* There is nobody else to tell when even this fails. */
        (void)!write(2, text, sizeof text - 1);
        _exit(4);
    }
}
