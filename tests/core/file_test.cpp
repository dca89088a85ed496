// SPDX-License-Identifier: Apache-2.0
// Files written whole or not at all.
#include "core/base/file.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

namespace file_test {

using namespace core;

class FileTest : public ::testing::Test {
  protected:
    void SetUp() override { std::filesystem::create_directories(folder); }
    void TearDown() override { std::filesystem::remove_all(folder); }
    std::size_t entries() const {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
    }
    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("file-" + hex(random_bytes(6)));
};

TEST_F(FileTest, what_was_written_is_read_again) {
    const Bytes content{1, 0, 2};
    ASSERT_TRUE(write_whole(folder / "a", content));
    EXPECT_EQ(read_bytes(folder / "a"), content);
    EXPECT_EQ(entries(), 1u);
}

// The kernel cuts a write short here as a full disk does.
TEST_F(FileTest, of_a_write_cut_short_nothing_stays) {
    ASSERT_TRUE(write_whole(folder / "a", Bytes(10, 'x')));
    rlimit was{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &was), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit little{.rlim_cur = 1000, .rlim_max = was.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
    const bool large = write_whole(folder / "a", Bytes(100'000, 'y')), last_bytes = write_whole(folder / "b", Bytes(1001, 'y'));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &was), 0);
    std::signal(SIGXFSZ, handler);
    EXPECT_FALSE(large);
    EXPECT_FALSE(last_bytes);
    EXPECT_EQ(read_bytes(folder / "a"), Bytes(10, 'x')) << "as it was";
    EXPECT_EQ(entries(), 1u);
}

TEST_F(FileTest, what_cannot_be_put_in_its_place_is_taken_away) {
    std::filesystem::create_directories(folder / "a" / "inside");
    EXPECT_FALSE(write_whole(folder / "a", Bytes(10, 'x')));
    EXPECT_FALSE(write_whole(folder / "none" / "b", Bytes(10, 'x')));
    EXPECT_EQ(entries(), 1u);
}

}  // namespace
