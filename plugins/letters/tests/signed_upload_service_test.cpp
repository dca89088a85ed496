// SPDX-License-Identifier: Apache-2.0
// A PDF others have signed as the body of a letter: taken byte for byte, told to the drafter, numbered without a
// trace in it, refused with the reason; on both databases.
#include "core/pdf/write.h"
#include "letters/tests/kit.h"
#include "signing/pades/embed.h"
#include "style/domain/sample.h"
#include "tests/support/refusal.h"

namespace letters {
namespace signed_upload_service_test {

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

TEST_P(SignedUpload, where_it_is_signed_is_chosen_and_covered_by_paraf) {
    countersigning.found.fields = {{"PihakKedua", {1, 60, 90, 180, 60}, false}, {"Saksi", {1}, false}};
    const auto letter = with(agreement(), content("Perjanjian kerja sama pembayaran pajak daerah"));
    const auto fault = [&](const Upload::Where& where) {
        return tests::key_of([&] { (void)services->upload.place(drafter, letter.id, where, get(letter.id).version); });
    };
    EXPECT_EQ(fault({"Lain", {}}), "letters.fault.field_unknown");
    EXPECT_EQ(fault({"", {}, 1, 0}), "letters.fault.place_taken");
    EXPECT_EQ(fault({"", {}, 9, 8}), "letters.fault.place_page");
    EXPECT_EQ(fault({"", signing::Spot{1, 60, 20, 10, 10}}), "letters.fault.place_small");
    EXPECT_EQ(get(letter.id).content.file->field, "PihakKedua") << "nothing refused is kept";
    const auto other = services->upload.place(drafter, letter.id, {"Saksi", {}}, letter.version).letter;
    EXPECT_EQ(get(letter.id).content.file->field, "Saksi");
    EXPECT_EQ(tests::key_of([&] { (void)services->upload.place(drafter, letter.id, {"", {}, 1, 8}, letter.version); }),
              "letters.error.changed");
    const auto placed = services->upload.place(drafter, letter.id, {"", {}, 1, 8}, other.version).letter;
    const auto file = get(letter.id).content.file.value();
    EXPECT_EQ(file.field, "");
    EXPECT_EQ(file.mark, (signing::Spot{1, 390, 20, 184, 46}));
    EXPECT_EQ(file_kept(to_json(file)), file);
    EXPECT_GT(placed.version, other.version) << "a version of its own";
    services->submit.send_up(drafter, letter.id, placed.version);
    number(letter.id);
    const auto paper = services->number.bytes(signer, subject_of(letter.id));
    EXPECT_EQ(paper.field, "");
    EXPECT_EQ(paper.places.at(0).x, 390);
    EXPECT_EQ(paper.places.at(0).page, 0);
    EXPECT_EQ(paper.places.at(0).width, 184);
}

TEST_P(SignedUpload, a_field_that_shuts_out_who_signs_after_is_no_default_then) {
    countersigning.found.fields = {{"PihakKedua", {1}, true}};
    EXPECT_EQ(get(with(agreement(), content()).id).content.file->field, "PihakKedua");
    auto several = content();
    several.kind = "perjanjian_kerja_sama";
    const auto kind = place->db().read([&](Tx& tx) { return *looks->shelf.kind(tx, several.kind); });
    several.kind_version = kind.version;
    several.parts = style::sample_values(kind);
    several.cosigners = {office.sekda};
    const auto letter = with(agreement(), several);
    EXPECT_EQ(get(letter.id).content.file->field, "");
    EXPECT_EQ(tests::key_of([&] { (void)services->upload.place(drafter, letter.id, {"PihakKedua", {}}, letter.version); }),
              "letters.fault.field_closes");
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
