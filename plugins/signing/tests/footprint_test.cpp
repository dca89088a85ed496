// SPDX-License-Identifier: Apache-2.0
// What a signature in flight takes of memory: less than twice the file and 8 MB, the check of what was made included.
// Measured as the peak of a child process's own, so that nothing else in this process counts.
#include <gtest/gtest.h>
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <functional>
#include <optional>

#include "core/base/file.h"
#include "signing/pades/file.h"
#include "signing/tests/kit.h"
#include "tests/support/large_pdf.h"

namespace signing {
namespace footprint_test {

using core::Bytes;
using test::world;

constexpr std::size_t megabyte = 1u << 20;
constexpr std::size_t stack = 9 * megabyte;  // what a thread has room for, not what it uses

// A line of /proc/self/status, in octets.
std::size_t status(const std::string& name) {
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(name + ":")) return std::stoul(line.substr(name.size() + 1)) * 1024;
    return 0;
}

// By how much `act` raises the peak of a process that does nothing else; nothing when it fails there.
std::optional<std::size_t> footprint(const std::function<bool()>& act) {
    int ends[2];
    if (::pipe(ends) != 0) return std::nullopt;
    const pid_t child = ::fork();
    if (child == 0) {
        // The programs' own pages are there before anything is counted.
        test::inspect(world().sign(test::letter(), "Arsiparis"));
        ::malloc_trim(0);
        const std::size_t before = status("VmRSS");
        bool good = false;
        try {
            good = act();
        } catch (const std::exception& fault) {
            std::fprintf(stderr, "%s\n", fault.what());
        }
        const std::size_t most = status("VmHWM") - before;
        ::_exit(good && ::write(ends[1], &most, sizeof most) == sizeof most ? 0 : 1);
    }
    ::close(ends[1]);
    std::size_t most = 0;
    const bool told = ::read(ends[0], &most, sizeof most) == sizeof most;
    ::close(ends[0]);
    int state = 0;
    ::waitpid(child, &state, 0);
    if (!told || !WIFEXITED(state) || WEXITSTATUS(state) != 0) return std::nullopt;
    return most;
}

class Footprint : public ::testing::TestWithParam<std::size_t> {
  protected:
    void SetUp() override {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        GTEST_SKIP() << "sanitizers keep memory of their own";
#endif
        file = folder.write("pindaian.pdf", tests::large_pdf(GetParam()));
        key = world().signer("Arsiparis");
        request.placement.at = request.now = world().now;
        request.placement.box = test_box;
        request.timestamp_anchors = {world().root.certificate()};
    }

    // Opens the key in the child alone.
    std::unique_ptr<seal::Session> session() const { return seal::Local(key).open(world().passphrase()); }

    static constexpr pades::Box test_box{300, 100, 180, 60};
    test::Folder folder;
    std::string file;
    Bytes key;
    pades::SignRequest request;
};

TEST_P(Footprint, of_a_signature_is_bounded) {
    const auto most = footprint([&] {
        const Bytes plain = *core::read_bytes(file);
        const Bytes made = pades::sign(plain, request, *session(), world().source);
        return test::inspect(made).genuine();
    });
    ASSERT_TRUE(most.has_value());
    EXPECT_LT(*most, 2 * GetParam() + 8 * megabyte);
}

TEST_P(Footprint, in_place_the_file_is_there_once) {
    const auto most = footprint([&] {
        std::ifstream stream(file, std::ios::binary | std::ios::ate);
        const auto size = static_cast<std::size_t>(stream.tellg());
        Bytes kept;
        kept.reserve(size + pades::spare);
        kept.resize(size);
        stream.seekg(0).read(reinterpret_cast<char*>(kept.data()), static_cast<std::streamsize>(size));
        pades::sign_onto(kept, request, *session(), world().source);
        return test::inspect(kept).genuine();
    });
    ASSERT_TRUE(most.has_value());
    EXPECT_LT(*most, GetParam() + 8 * megabyte);
}

TEST_P(Footprint, from_file_to_file_nothing_of_its_size_is_allocated) {
    const auto most = footprint([&] {
        const std::size_t before = status("VmData");
        const pades::Mapped plain(file);
        pades::Growing made(plain, folder.path("jadi.pdf"));
        return made.finish(pades::signature_update(plain.bytes(), request, *session(), world().source)) &&
               status("VmData") - before < 8 * megabyte + stack;
    });
    ASSERT_TRUE(most.has_value());
    EXPECT_LT(*most, GetParam() + 8 * megabyte);
    const Bytes plain = test::read_file(file), made = test::read_file(folder.path("jadi.pdf"));
    EXPECT_TRUE(std::equal(plain.begin(), plain.end(), made.begin()));
    EXPECT_TRUE(test::inspect(made).genuine());
}
INSTANTIATE_TEST_SUITE_P(Sizes, Footprint, ::testing::Values(5 * megabyte, 50 * megabyte));

TEST(Growing, nothing_but_a_file_is_replaced) {
    test::Folder folder;
    const std::string file = folder.write("surat.pdf", test::letter());
    std::filesystem::create_symlink("surat.pdf", folder.path("tautan.pdf"));
    std::filesystem::create_symlink("lingkar.pdf", folder.path("lingkar.pdf"));
    EXPECT_EQ(pades::file_behind(folder.path("tautan.pdf")), std::filesystem::path(file));
    EXPECT_EQ(pades::file_behind(folder.path("baru.pdf")), std::filesystem::path(folder.path("baru.pdf")));
    for (const std::string& other : {folder.path("lingkar.pdf"), folder.path(""), std::string("/dev/null")})
        EXPECT_FALSE(pades::file_behind(other)) << other;
}

TEST(Growing, begins_with_the_file_whatever_its_size) {
    const test::Folder folder;
    const std::string file = folder.write("a.pdf", core::view("isi"));
    for (const std::size_t size : {0u, 1u, 4095u, 4096u, 4097u, 3u * 1'048'576u + 5u}) {
        Bytes plain(size);
        for (std::size_t i = 0; i < size; ++i) plain[i] = static_cast<std::uint8_t>(i * 31 + i / 4096);
        folder.write("a.pdf", plain);
        const pades::Mapped mapped(file);
        for (const std::string& out : {folder.path("b.pdf"), file}) {
            ASSERT_TRUE(pades::Growing(mapped, out).finish(core::view(" tambahan")));
            Bytes whole = plain;
            for (const char c : std::string(" tambahan")) whole.push_back(static_cast<std::uint8_t>(c));
            EXPECT_EQ(test::read_file(out) == whole, true) << size;
        }
    }
}

TEST(Growing, leaves_nothing_unless_it_is_finished) {
    const test::Folder folder;
    const std::string file = folder.write("a.pdf", Bytes(2 * megabyte, 'x'));
    const pades::Mapped plain(file);
    { const pades::Growing given_up(plain, folder.path("b.pdf")); }
    EXPECT_FALSE(pades::Growing(plain, folder.path("tidak-ada/b.pdf")).finish(core::view("x")));
    EXPECT_FALSE(pades::Growing(plain, folder.path("")).finish(core::view("x"))) << "a folder stands there";
    EXPECT_EQ(test::run("ls " + folder.path("")).text, "a.pdf\n");
    EXPECT_THROW(pades::Mapped(folder.path("tiada.pdf")), core::Error);
}

}  // namespace
}  // namespace signing
