// SPDX-License-Identifier: Apache-2.0
// Blobs: same bytes same name, damage is found.
#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "core/base/error.h"
#include "core/blob/read.h"

namespace fs = std::filesystem;

namespace blob_test {

using namespace core;

class Blob : public testing::Test {
  protected:
    Blob() : root_(fs::temp_directory_path() / ("naskah_blob_" + hex(random_bytes(8)))) {}
    ~Blob() override { fs::remove_all(root_); }

    Code code_of_get(const blob::Store& store, const Digest& digest) {
        try {
            store.get(digest);
        } catch (const Error& error) {
            return error.code();
        }
        return Code::gone;
    }
    int files() {
        int count = 0;
        for (const auto& each : fs::recursive_directory_iterator(root_))
            count += each.is_regular_file() ? 1 : 0;
        return count;
    }
    fs::path root_;
};

const Bytes sample{0, 1, 2, 255, 0};

TEST_F(Blob, gives_back_what_was_put_under_its_digest) {
    const auto store = blob::folder(root_ / "deep" / "er");
    const auto digest = store->put(sample);
    EXPECT_EQ(digest, sha256(sample));
    EXPECT_EQ(store->get(digest), sample);
    EXPECT_EQ(store->put(sample), digest);
    EXPECT_EQ(files(), 1);
    const auto name = digest.hex();
    EXPECT_EQ(store->path(digest),
              root_ / "deep/er" / name.substr(0, 2) / name.substr(2, 2) / name);
    const auto empty = store->put({});
    EXPECT_TRUE(store->get(empty).empty());
}

TEST_F(Blob, appends_in_place) {
    const auto store = blob::folder(root_);
    const auto digest = store->put(sample);
    EXPECT_EQ(blob::size(*store, digest), sample.size());
    Bytes roomy = blob::read(*store, digest, 100);
    EXPECT_EQ(roomy, sample);
    EXPECT_GE(roomy.capacity(), sample.size() + 100);
    const auto* where = roomy.data();
    blob::append(*store, digest, roomy);
    EXPECT_EQ(roomy.data(), where);
    Bytes twice = sample;
    twice.insert(twice.end(), sample.begin(), sample.end());
    EXPECT_EQ(roomy, twice);
    fs::permissions(*store->path(digest), fs::perms::owner_all);
    std::ofstream(*store->path(digest), std::ios::trunc) << "xxxxx";
    EXPECT_THROW(blob::append(*store, digest, roomy), Error);
    EXPECT_EQ(roomy, twice) << "what is damaged leaves nothing behind";
}

TEST_F(Blob, says_what_is_absent) {
    const auto store = blob::folder(root_);
    const auto digest = sha256("never put");
    EXPECT_THROW((void)blob::size(*store, digest), Error);
    EXPECT_FALSE(store->has(digest));
    EXPECT_FALSE(store->path(digest));
    EXPECT_EQ(code_of_get(*store, digest), Code::not_found);
}

TEST_F(Blob, notices_damage_and_mends_a_cut_file) {
    const auto store = blob::folder(root_);
    const auto digest = store->put(sample);
    const auto path = *store->path(digest);
    fs::permissions(path, fs::perms::owner_all);
    std::ofstream(path, std::ios::binary).write("\0\1\2\3\0", 5);
    EXPECT_EQ(code_of_get(*store, digest), Code::internal);
    std::ofstream(path, std::ios::binary) << "";
    EXPECT_EQ(code_of_get(*store, digest), Code::internal);
    store->put(sample);
    EXPECT_EQ(store->get(digest), sample);
}

TEST_F(Blob, takes_the_same_content_from_many_at_once) {
    const auto store = blob::folder(root_);
    std::vector<std::thread> crew;
    for (int i = 0; i < 8; ++i)
        crew.emplace_back([&] {
            for (std::uint8_t n = 0; n < 20; ++n) store->put(Bytes{n});
        });
    for (auto& each : crew) each.join();
    EXPECT_EQ(files(), 20);
}

TEST_F(Blob, says_when_the_place_cannot_be_written) {
    std::ofstream(root_) << "a file, not a folder";
    EXPECT_THROW(blob::folder(root_), Error);
}

// As if it had been brought a day ago.
void age(const fs::path& file) { fs::last_write_time(file, fs::file_time_type::clock::now() - std::chrono::hours(24)); }

TEST_F(Blob, are_removed_for_good_when_nobody_brought_them_lately) {
    const auto store = blob::folder(root_);
    const auto digest = store->put(sample);
    EXPECT_FALSE(store->settled(digest) || store->remove_for_good(digest)) << "whoever brought it may need it yet";
    EXPECT_EQ(store->get(digest), sample);
    age(*store->path(digest));
    EXPECT_TRUE(store->settled(digest));
    store->put(sample);
    EXPECT_FALSE(store->settled(digest) || store->remove_for_good(digest)) << "brought again";
    EXPECT_EQ(store->get(digest), sample);
    age(*store->path(digest));
    EXPECT_TRUE(store->remove_for_good(digest));
    EXPECT_EQ(files(), 0);
    EXPECT_TRUE(store->remove_for_good(digest));
}

TEST_F(Blob, that_a_kill_left_between_are_put_back_or_removed) {
    const auto store = blob::folder(root_);
    const auto digest = store->put(sample);
    const auto here = *store->path(digest), aside = root_ / "new" / (digest.hex() + ".gone");
    fs::rename(here, aside);
    EXPECT_FALSE(store->remove_for_good(digest));
    EXPECT_EQ(store->get(digest), sample) << "it had been brought again, so it comes back";
    fs::create_hard_link(here, aside);
    age(here);
    EXPECT_TRUE(store->remove_for_good(digest));
    EXPECT_EQ(files(), 0);
    store->put(sample);
    age(here);
    fs::rename(here, aside);
    EXPECT_TRUE(store->remove_for_good(digest));
    EXPECT_EQ(files(), 0);
}

TEST_F(Blob, that_are_brought_while_they_are_removed_are_there_afterwards) {
    const auto store = blob::folder(root_);
    const auto digest = store->put(sample);
    for (int i = 0; i < 200; ++i) {
        age(*store->path(digest));
        std::thread bringing([&] { store->put(sample); });
        store->remove_for_good(digest);
        bringing.join();
        ASSERT_TRUE(store->has(digest)) << i;
    }
    EXPECT_EQ(files(), 1);
}

TEST_F(Blob, that_are_mended_are_not_as_if_somebody_had_brought_them) {
    const auto store = blob::folder(root_);
    const auto digest = store->put(sample);
    const auto copy = root_ / "copy";
    fs::copy_file(*store->path(digest), copy);
    fs::remove(*store->path(digest));
    EXPECT_TRUE(store->mend(digest, copy));
    EXPECT_EQ(store->get(digest), sample);
    EXPECT_TRUE(store->remove_for_good(digest)) << "one destroyed meanwhile does not come back";
    EXPECT_EQ(files(), 1) << "the copy";
}

}  // namespace
