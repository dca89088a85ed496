// SPDX-License-Identifier: Apache-2.0
// Several who sign one sheet electronically.
#include <gtest/gtest.h>

#include "core/pdf/read.h"
#include "style/domain/sample.h"
#include "style/render/compose.h"
#include "style/service/shipped.h"

namespace style {
namespace signers_test {

SignerBlock block(const std::string& of) {
    return signer_block({"Kepala Dinas " + of, "pimpinan_tinggi", core::Capacity::definitive, "Pejabat " + of,
                         "Pejabat " + of + ", M.Si.", "Pembina (IV/a)", "197001012000031000"});
}

Sheet handing_over(const core::Json& parties) {
    const auto kind = kind_from(shipped(Thing::kind).at("berita_acara").definition).take();
    auto made = sample_sheet(kind, profile_from(shipped(Thing::profile).at("permendagri_1_2023").definition).take(),
                             filled(design_from(shipped(Thing::letterhead).at("dinas").definition).take(),
                                    {"Pemerintah Kota Contoh", "Dinas Komunikasi", "", "", "Jalan Contoh", "Telepon"}),
                             "Kota Contoh");
    made.values = values_from(kind, {{"pihak", parties}, {"isi", "PIHAK KESATU menyerahkan arsip kepada PIHAK KEDUA."}}).take();
    made.signer = block("Komunikasi");
    return made;
}

std::size_t count(const std::string& text, const std::string& words) {
    std::size_t found = 0;
    for (auto at = text.find(words); at != text.npos; at = text.find(words, at + 1)) ++found;
    return found;
}

const core::Json two_of_ours{{{"role", "PIHAK KESATU"}, {"ours", true}}, {{"role", "PIHAK KEDUA"}, {"ours", true}}};

// Two parties of ours and two more: marks two by two, the first on the right, each with a place of its own.
TEST(Signers, four_sign_electronically) {
    auto value = handing_over(two_of_ours);
    for (const char* name : {"Kesehatan", "Sosial", "Perhubungan"}) value.cosigners.push_back(block(name));
    const auto rendered = render(value, {}, NASKAH_FONTS);
    ASSERT_EQ(rendered.cosignatures.size(), 3u);
    const auto& one = rendered.signature;
    const auto& two = rendered.cosignatures[0];
    const auto& three = rendered.cosignatures[1];
    const auto& four = rendered.cosignatures[2];
    for (const auto* each : {&one, &two, &three, &four}) EXPECT_GT(each->width, 100) << each->name;
    EXPECT_GT(one.x, two.x) << "the first party stands on the right";
    EXPECT_GT(three.x, four.x);
    EXPECT_NEAR(one.y, two.y, 0.1) << "side by side";
    EXPECT_TRUE(three.page > one.page || three.y < one.y - one.height) << "the next two below them";
    const auto text = core::pdf::text(rendered.bytes);
    EXPECT_EQ(count(text, "Ditandatangani secara elektronik oleh"), 4u);
    for (const char* name : {"Komunikasi", "Kesehatan"})
        EXPECT_GE(count(text, "Pejabat " + std::string(name)), 2u) << "in the text too: " << name;
}

TEST(Signers, a_party_beyond_those_who_sign_signs_on_paper) {
    const auto rendered = render(handing_over(two_of_ours), {}, NASKAH_FONTS);
    EXPECT_TRUE(rendered.cosignatures.empty());
    EXPECT_GT(rendered.signature.width, 100);
    EXPECT_EQ(count(core::pdf::text(rendered.bytes), "Ditandatangani secara elektronik oleh"), 1u);
}

}  // namespace
}  // namespace style
