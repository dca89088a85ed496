// SPDX-License-Identifier: Apache-2.0
// A letter that comes with its attachments in one ZIP: one item of the tray, and what may not be in such a ZIP.
#include "intake/tests/kit.h"

#include "tests/support/zip_sample.h"

namespace intake {
namespace bundle_service_test {

using tests::zip_of;

class BundleRoom : public IntakeOffice {
  protected:
    std::string refused(core::ByteView zip, const std::string& name = "unduhan.zip") {
        const auto taken = tray->receiving.upload(clerk(), {{name, zip}});
        EXPECT_TRUE(shown(Show::open).empty()) << "nothing of what was refused";
        return taken.at(0).refused ? taken[0].refused->key() : "taken";
    }
    const core::Bytes letter = letter_pdf("400.7/1/DINKES/2026", "Undangan rapat");
    const core::Bytes table = pdf_of({"Daftar peserta", "", "Puskesmas Rangkui, dua orang", "Puskesmas Gerunggang, satu orang"});
};

TEST_P(BundleRoom, is_one_item_whose_letter_is_the_file_that_reads_like_one) {
    const auto zip = zip_of({{"SRIKANDI/lampiran.pdf", table}, {"SRIKANDI/naskah.pdf", letter},
                             {"__MACOSX/naskah.pdf", table}, {"SRIKANDI/.DS_Store", table}});
    const auto id = ready(zip, "unduhan.zip");
    EXPECT_EQ(shown(Show::open).size(), 1u);
    const auto read = arrival(id);
    ASSERT_EQ(read.bundle.files.size(), 2u) << "without what systems put beside people's files";
    EXPECT_EQ(read.letter_name(), "naskah.pdf");
    EXPECT_EQ(tray->parts.blobs.get(read.pdf), letter);
    EXPECT_EQ(tray->parts.blobs.get(read.original), zip) << "the ZIP stays as it came";
    EXPECT_EQ(value_of(read, "number"), "400.7/1/DINKES/2026");
    EXPECT_EQ(tray->tray.pdf(clerk(), id).name, "naskah.pdf");
    EXPECT_EQ(tray->tray.piece(clerk(), id, 1).bytes, table);
    EXPECT_THROW(tray->tray.piece(clerk(), id, 0), core::Error);
    EXPECT_THROW(tray->tray.piece(clerk(), id, 3), core::Error);
    EXPECT_THROW(tray->tray.piece(as(0), id, 1), core::Error) << "of this mailroom alone";
}

TEST_P(BundleRoom, the_first_file_is_the_letter_where_none_reads_like_one) {
    const auto id = ready(zip_of({{"a.pdf", table}, {"b.pdf", pdf_of({"Foto kegiatan"})}}), "unduhan.zip");
    EXPECT_EQ(arrival(id).letter_name(), "a.pdf");
}

TEST_P(BundleRoom, the_clerk_may_say_that_another_file_is_the_letter) {
    const auto id = ready(zip_of({{"naskah.pdf", letter}, {"lampiran.pdf", bound({table, table})}}), "unduhan.zip");
    EXPECT_THROW(tray->tray.choose(as(0), id, 2), core::Error);
    EXPECT_THROW(tray->tray.choose(clerk(), id, 1), core::Error) << "it is";
    EXPECT_THROW(tray->tray.choose(clerk(), id, 0), core::Error);
    EXPECT_THROW(tray->tray.choose(clerk(), id, 3), core::Error);
    EXPECT_EQ(arrival(id).state, State::ready) << "what was refused changed nothing";
    tray->tray.choose(clerk(), id, 2);
    work_off();
    const auto chosen = arrival(id);
    EXPECT_EQ(chosen.state, State::ready);
    EXPECT_EQ(chosen.letter_name(), "lampiran.pdf") << "reading does not choose again";
    EXPECT_EQ(chosen.pages, 2);
    EXPECT_EQ(value_of(chosen, "number"), "") << "its sheets are read, not those of the other";
}

TEST_P(BundleRoom, its_attachments_go_with_the_letter_when_it_is_registered) {
    const auto id = ready(zip_of({{"naskah.pdf", letter}, {"peserta.pdf", table}}), "unduhan.zip");
    auto& mailbox = *incoming::IncomingOffice::room;
    auto wish = registration(id);
    wish.copies = {office.all[1].id};
    const auto done = mailbox.registry.enter(clerk(), wish);
    ASSERT_TRUE(done.entry);
    ASSERT_EQ(done.copies.size(), 1u);
    for (const auto& each : {done.entry->id, done.copies[0].id}) {
        const auto whole = mailbox.desk.whole(clerk(), each);
        ASSERT_EQ(whole.attachments.size(), 1u);
        EXPECT_EQ(whole.attachments[0].name, "peserta.pdf");
    }
    std::string type;
    EXPECT_EQ(mailbox.desk.attachment(clerk(), done.entry->id, 1, type).bytes, table);
    EXPECT_EQ(type, "application/pdf");
    EXPECT_THROW(mailbox.desk.attachment(clerk(), done.entry->id, 0, type), core::Error);
    EXPECT_THROW(mailbox.desk.attachment(clerk(), done.entry->id, 2, type), core::Error);
    EXPECT_THROW(mailbox.desk.attachment(as(2), done.entry->id, 1, type), core::Error) << "who may not read the letter";
}

TEST_P(BundleRoom, attachments_follow_the_letter_when_it_is_merged_or_parted) {
    const auto zip = ready(zip_of({{"naskah.pdf", letter}, {"peserta.pdf", table}}), "unduhan.zip");
    clock.pass(std::chrono::seconds(1));
    const auto cover = ready(letter_pdf("2/A", "Pengantar"), "pengantar.pdf");
    tray->tray.merge(clerk(), {cover, zip});
    work_off();
    const auto merged = arrival(cover);
    EXPECT_EQ(merged.letter_name(), "pengantar.pdf");
    EXPECT_EQ(merged.pages, 2);
    ASSERT_EQ(merged.bundle.attachments().size(), 1u);
    const auto parts = tray->tray.split(clerk(), cover, {{1}, {2}});
    work_off();
    EXPECT_EQ(arrival(parts[0]).bundle.attachments(), merged.bundle.attachments()) << "with the first of them";
    EXPECT_TRUE(arrival(parts[1]).bundle.empty());
}

TEST_P(BundleRoom, each_file_of_it_is_scanned) {
    class OneInfected final : public Scanner {
      public:
        core::Bytes bad;
        bool used() const override { return true; }
        Scanned scan(core::ByteView bytes) override {
            const bool found = std::equal(bytes.begin(), bytes.end(), bad.begin(), bad.end());
            return {found ? Scanned::Result::infected : Scanned::Result::clean, found ? "Eicar-Test-Signature" : ""};
        }
        bool answers() override { return true; }
    };
    OneInfected strict;
    strict.bad = table;
    const auto own = parts(reader);
    Services watched({own.db, own.blobs, own.clock, own.zone, own.directory, own.codes, own.verifications, strict,
                      own.ocr, own.fonts, own.converter, own.pictures, own.bounds});
    const auto id = put(zip_of({{"naskah.pdf", letter}, {"peserta.pdf", table}}), "unduhan.zip");
    watched.work.run(id);
    EXPECT_EQ(arrival(id).state, State::quarantined);
    EXPECT_EQ(arrival(id).reason, "peserta.pdf: Eicar-Test-Signature");
    EXPECT_THROW(tray->tray.piece(clerk(), id, 1), core::Error) << "nobody gets its bytes";
}

TEST_P(BundleRoom, what_would_not_be_taken_alone_is_not_taken_in_a_zip) {
    const auto inner = zip_of({{"naskah.pdf", letter}});
    const core::Bytes half(letter.begin(), letter.begin() + static_cast<std::ptrdiff_t>(letter.size() / 2));
    const auto text = [](std::string_view words) { return core::Bytes(words.begin(), words.end()); };
    EXPECT_EQ(refused(zip_of({{"naskah.pdf", letter}, {"catatan.txt", text("halo")}})), "intake.error.zip.file");
    EXPECT_EQ(refused(zip_of({{"naskah.pdf", half}})), "intake.error.zip.file");
    EXPECT_EQ(refused(zip_of({{"naskah.pdf", letter}, {"kosong.pdf", {}}})), "intake.error.zip.file");
    EXPECT_EQ(refused(zip_of({{"naskah.pdf", letter}, {"dalam.zip", inner}})), "intake.error.zip.nested");
    EXPECT_EQ(refused(zip_of({{"naskah.pdf", letter}, {"dalam.pdf", inner}})), "intake.error.zip.nested") << "by content";
    EXPECT_EQ(refused(zip_of({{"naskah.pdf", letter}, {"a.rar", text("Rar!\x1A\x07 isi")}})), "intake.error.zip.nested");
    EXPECT_EQ(refused(zip_of({{"folder/", {}}})), "intake.error.zip.empty");
    EXPECT_EQ(refused(zip_of({})), "intake.error.zip.empty");
}

TEST_P(BundleRoom, a_hostile_zip_is_refused_whole) {
    for (const std::string name : {"../naskah.pdf", "a/../../naskah.pdf", "/etc/naskah.pdf", "C:\\naskah.pdf", "..\\naskah.pdf"})
        EXPECT_EQ(refused(zip_of({{"baik.pdf", letter}, {name, table}})), "intake.error.zip.path") << name;
    const auto sound = zip_of({{"naskah.pdf", letter}});
    EXPECT_EQ(refused(tests::locked_zip(sound)), "intake.error.zip.locked");
    EXPECT_EQ(refused(tests::linked_zip(sound)), "intake.error.zip.broken");
    EXPECT_EQ(refused(core::view("PK\x03\x04rusak")), "intake.error.zip.broken");
    EXPECT_EQ(refused(zip_of({{"bom.pdf", core::Bytes(60u << 20, 0)}})), "intake.error.zip.large") << "a bomb";
    tests::Files many;
    for (int i = 0; i < 51; ++i) many.push_back({std::to_string(i) + ".pdf", letter});
    EXPECT_EQ(refused(zip_of(many)), "intake.error.zip.large");
    tray->parts.bounds.file = sound.size() - 1;
    EXPECT_EQ(refused(sound), "intake.error.large");
}

TEST_P(BundleRoom, names_are_told_without_what_is_not_seen) {
    const auto zip = zip_of({{"a\\b\\naskah\x01\xE2\x80\xAE.pdf", letter}, {"surat_.pdf", table}});
    const auto read = arrival(ready(tests::renamed_zip(zip, "surat_", "surat\xE9"), "unduhan.zip"));
    ASSERT_EQ(read.bundle.files.size(), 2u);
    EXPECT_EQ(read.bundle.files[0].name, "naskah.pdf");
    EXPECT_EQ(read.bundle.files[1].name, "surat_.pdf") << "a letter of an old code page is lost, the name is not";
}

NASKAH_ON_BOTH_DATABASES(BundleRoom);

}  // namespace
}  // namespace intake
