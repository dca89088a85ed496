// SPDX-License-Identifier: Apache-2.0
// A package made before the office sealed the digital copies in it says so, in itself and on its page.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "packages/domain/documents.h"
#include "packages/service/crate.h"
#include "packages/service/packing.h"

namespace packages {
namespace unsealed_test {

depot::DigitalCopy copy(const char* id, std::string seal = {}) {
    depot::DigitalCopy made;
    made.id = id;
    made.media = "application/pdf";
    made.digest = core::sha256(std::string_view(id));
    made.octets = static_cast<std::int64_t>(std::string_view(id).size());
    made.seal = std::move(seal);
    return made;
}

TEST(Unsealed, are_told_of_those_in_the_package_and_apart_once_they_are_sealed) {
    const auto seal = core::sha256("segel");
    const std::vector<std::string> subjects{"letter:1", "copy:satu", "copy:dua"};
    const std::vector<depot::DigitalCopy> before{copy("satu"), copy("dua"), copy("lain")};
    EXPECT_EQ(unsealed(before, subjects, {}).none, 2) << "of another part nothing is told";
    const std::vector<depot::DigitalCopy> after{copy("satu", seal.hex()), copy("dua"), copy("lain", seal.hex())};
    EXPECT_EQ(unsealed(after, subjects, {}).none, 1);
    EXPECT_EQ(unsealed(after, subjects, {}).since, 1);
    EXPECT_EQ(unsealed(after, subjects, {seal}).since, 0) << "its seal went along";
}

class UnsealedBag : public testing::TestWithParam<Form> {
  protected:
    std::string text(const std::vector<depot::DigitalCopy>& copies, const std::string& of) {
        const auto folder = std::filesystem::temp_directory_path() / ("unsealed-" + core::Uuid::make({1}).text());
        std::filesystem::create_directories(folder);
        const auto blobs = core::blob::folder(folder / "blobs");
        Content content;
        content.id = "01930000-0000-7000-8000-000000000001";
        content.dossier = "01930000-0000-7000-8000-00000000beef";
        content.number = "3/2026";
        content.copies = copies;
        for (const auto& each : copies) blobs->put(core::view(std::string_view(each.id)));
        Package package;
        package.form = GetParam();
        const auto nothing = [](std::string_view) { return core::Bytes(); };
        write_package(*blobs, content, package, folder / "paket.zip", {nothing, nothing}, {});
        std::ostringstream read;
        const auto pieces = look_into(folder / "paket.zip", {1000, 64u << 20});
        for (const auto& [path, piece] : pieces)
            if (path.ends_with(of))
                unpack(folder / "paket.zip", {{path, piece.digest}}, folder / "out", [&](const core::Digest&) {
                    read << std::ifstream(folder / "out").rdbuf();
                });
        std::filesystem::remove_all(folder);
        return read.str();
    }
};

TEST_P(UnsealedBag, says_how_many_of_its_copies_no_office_has_sealed) {
    EXPECT_NE(text({copy("satu"), copy("dua", "segel")}, "bag-info.txt").find("Copies-Without-Seal: 1\n"), std::string::npos);
    EXPECT_EQ(text({copy("dua", "segel")}, "bag-info.txt").find("Copies-Without-Seal"), std::string::npos);
    if (GetParam() != Form::eark) return;   // the other form has no guide
    EXPECT_NE(text({copy("satu")}, guide_path.data()).find("packages.guide.unsealed"), std::string::npos);
    EXPECT_EQ(text({copy("dua", "segel")}, guide_path.data()).find("packages.guide.unsealed"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(Both, UnsealedBag, testing::Values(Form::eark, Form::atom));

}  // namespace unsealed_test
}  // namespace packages
