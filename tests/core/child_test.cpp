// SPDX-License-Identifier: Apache-2.0
// Children end within their limits and see nothing of ours.
#include "core/base/child.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>

#include "core/base/error.h"

namespace core::child {
namespace child_test {

std::string out(const Outcome& outcome) { return std::string(chars(outcome.out)); }

TEST(Child, GivesInputAndTakesOutput) {
    const Bytes big(3'000'000, 'x');
    const Outcome outcome = run({"cat"}, big);
    EXPECT_TRUE(outcome.good());
    EXPECT_EQ(outcome.out, big);
}

TEST(Child, TellsStatusAndErrors) {
    const Outcome outcome = run({"sh", "-c", "echo salah >&2; exit 3"}, {});
    EXPECT_EQ(outcome.end, End::exited);
    EXPECT_EQ(outcome.status, 3);
    EXPECT_EQ(outcome.errors, "salah\n");
}

TEST(Child, WordsAreNotReadByAShell) {
    EXPECT_EQ(out(run({"echo", "$HOME; `id` | cat"}, {})), "$HOME; `id` | cat\n");
}

TEST(Child, MissingProgramIsSaid) {
    EXPECT_THROW(run({"naskah-no-such-program"}, {}), Error);
    EXPECT_THROW(run({"/etc/passwd"}, {}), Error);
}

TEST(Child, StoppedInTime) {
    const auto begin = std::chrono::steady_clock::now();
    const Outcome sleeping = run({"sleep", "30"}, {}, {.time = std::chrono::milliseconds(200)});
    EXPECT_EQ(sleeping.end, End::timed_out);
    // Closes its pipes and lives on.
    const Outcome hiding =
        run({"sh", "-c", "exec >&- 2>&-; sleep 30"}, {}, {.time = std::chrono::milliseconds(200)});
    EXPECT_EQ(hiding.end, End::timed_out);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
}

TEST(Child, StoppedByCpuMemoryAndOutput) {
    EXPECT_EQ(run({"sh", "-c", "while :; do :; done"}, {},
                  {.time = std::chrono::minutes(10), .cpu = std::chrono::seconds(1)}).end,
              End::killed);
    EXPECT_EQ(run({"yes"}, {}, {.output = 100'000}).end, End::too_much);
    EXPECT_FALSE(run({"dd", "if=/dev/zero", "of=/dev/null", "bs=300M", "count=1"}, {},
                     {.memory = 100UL << 20})
                     .good());
}

TEST(Child, SeesNoOtherFileAndNoEnvironment) {
    const int open = ::open("/etc/passwd", O_RDONLY);  // without close-on-exec, as libraries do
    ::setenv("NASKAH_TEST", "rahasia", 1);
    EXPECT_EQ(out(run({"sh", "-c", "ls /proc/$$/fd"}, {})), "0\n1\n2\n");
    EXPECT_EQ(out(run({"env"}, {})).find("NASKAH_TEST"), std::string::npos);
    ::close(open);
}

TEST(Child, OfflineHasNoNetwork) {
    const bool lets = run({"unshare", "-n", "true"}, {}).good() || run({"unshare", "-U", "-n", "true"}, {}).good();
    if (!lets) GTEST_SKIP() << "the kernel lets no network be taken away here";
    const auto outcome = run({"cat", "/proc/net/dev"}, {}, {.offline = true});
    const std::string seen(chars(outcome.out));
    ASSERT_TRUE(outcome.good());
    EXPECT_EQ(std::count(seen.begin(), seen.end(), ':'), 1) << "the loop alone: " << seen;
}

}  // namespace
}  // namespace core::child
