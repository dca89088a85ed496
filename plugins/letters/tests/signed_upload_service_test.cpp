// SPDX-License-Identifier: Apache-2.0
// A PDF others have signed as the body of a letter: taken byte for byte, told to the drafter, numbered without a
// trace in it, refused with the reason; on both databases.
#include "core/pdf/write.h"
#include "letters/tests/kit.h"
#include "signing/pades/embed.h"
#include "style/domain/sample.h"

namespace letters {
namespace {

// With a signature field that is filled; whether it holds is told by the room of signing.
core::Bytes agreement() {
    core::pdf::Document text;
    for (const char* line : {"Perjanjian kerja sama pembayaran pajak daerah.", "Isian ${nomor_naskah} dan {{nama}} milik pihak lain."})
        text.push_back(core::pdf::Paragraph{.runs = {{line, {}}}});
    auto file = core::pdf::write(text, {}, NASKAH_FONTS).bytes;
    const auto made = signing::pades::prepare(file, {});
    file.insert(file.end(), made.update.begin(), made.update.end());
    return file;
}

class SignedUpload : public LettersService {
  protected:
    void SetUp() override {
        LettersService::SetUp();
        if (IsSkipped()) return;
        signing::EarlierSignature bank;
        bank.field = "PihakKesatu";
        bank.signer = "Direktur Bank Contoh";
        bank.organization = "PT Bank Contoh";
        bank.level = "B-T";
        bank.claimed = clock.now();
        bank.indication = "INDETERMINATE";
        bank.doubt = "signing.verdict.untrusted";
        bank.doubt_args = {{"issuer", "PSrE Contoh"}};
        countersigning.found = {{bank}, "PihakKedua", 1};
    }
    Letter with(const core::Bytes& file, Content written) {
        const auto letter = services->draft.create(drafter, std::move(written));
        return services->upload.put(drafter, letter.id, "pks.pdf", file, letter.version).letter;
    }
    std::string refusal(Content written) {
        try {
            (void)with(agreement(), std::move(written));
            return "";
        } catch (const Error& error) {
            EXPECT_EQ(error.key().substr(0, 14), "letters.error.");
            EXPECT_EQ(error.faults().at(0).field, "file");
            return error.faults().at(0).key;
        }
    }
};

TEST_P(SignedUpload, is_the_letter_byte_for_byte) {
    const auto file = agreement();
    const auto letter = with(file, content("Perjanjian kerja sama pembayaran pajak daerah"));
    ASSERT_TRUE(letter.content.file);
    const auto kept = *get(letter.id).content.file;
    EXPECT_EQ(kept.earlier, countersigning.found.signatures) << "as it was judged when it came in";
    EXPECT_EQ(kept.field, "PihakKedua");
    EXPECT_TRUE(kept.placeholders.empty()) << "its text is not ours to fill";
    EXPECT_EQ(services->paper.pdf(drafter, letter.id).bytes, file) << "nothing is printed on it for a draft either";
    services->submit.send_up(drafter, letter.id, letter.version);
    services->number.prepare(signer, subject_of(letter.id));
    number(letter.id);
    const auto paper = services->number.bytes(signer, subject_of(letter.id));
    EXPECT_EQ(paper.bytes, core::sha256(file));
    EXPECT_EQ(paper.field, "PihakKedua");
    const auto as = get(letter.id).numbered_as.value();
    const auto shown = services->number.shown(signer, subject_of(letter.id), 0, clock.now());
    EXPECT_FALSE(shown.page.empty()) << "in the field of others it shows who signs, whatever the profile has printed";
    EXPECT_FALSE(shown.capacity.empty());
    EXPECT_NE(paper.reason.find(as.number), std::string::npos) << "the number is told by the signature";
    EXPECT_EQ(paper.places.at(0).width, 0);
    EXPECT_EQ(get(letter.id).unsigned_bytes, core::sha256(file));
    EXPECT_EQ(services->number.bytes(signer, subject_of(letter.id)).bytes, paper.bytes);
    const auto before = as.number;
    place->db().write([&](Tx& tx) { services->number.sealed(tx, signer, subject_of(letter.id), core::sha256("dua")); });
    const auto issued = place->db().read([&](Tx& tx) { return services->dispatch.by_bytes(tx, core::sha256("dua")); });
    ASSERT_TRUE(issued);
    EXPECT_EQ(issued->earlier, 1u);
    EXPECT_EQ(issued->number, before);
}

TEST_P(SignedUpload, what_cannot_be_signed_is_told_at_the_field) {
    countersigning.refusal = Error("core.error.invalid", {{"file", "signing.earlier.certified", {{"signer", "PT Bank Contoh"}}}});
    EXPECT_EQ(refusal(content()), "signing.earlier.certified");
    countersigning.refusal.reset();
    auto cut = agreement();
    cut.resize(cut.size() - 30);
    const auto letter = services->draft.create(drafter, content());
    try {
        (void)services->upload.put(drafter, letter.id, "pks.pdf", cut, letter.version);
        ADD_FAILURE() << "taken";
    } catch (const Error& error) {
        EXPECT_EQ(error.faults().at(0).key, "signing.earlier.damaged") << "not: save it anew";
    }
    const auto ink = place->db().read([&](Tx& tx) { return *looks->shelf.kind(tx, "surat_perjalanan_dinas"); });
    auto written = content();
    written.kind = ink.code;
    written.kind_version = ink.version;
    written.parts = style::sample_values(ink);
    written.addressees.clear();
    EXPECT_EQ(refusal(written), "letters.fault.signed_ink");
}

NASKAH_ON_BOTH_DATABASES(SignedUpload);

}  // namespace
}  // namespace letters
