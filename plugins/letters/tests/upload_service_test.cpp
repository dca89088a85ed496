// SPDX-License-Identifier: Apache-2.0
// A letter written elsewhere, from the file to the bytes that are signed, on both databases.
#include "core/base/text.h"
#include "core/pdf/read.h"
#include "core/pdf/write.h"
#include "letters/service/succession.h"
#include "letters/tests/kit.h"
#include "tests/support/docx_sample.h"

namespace letters {
namespace upload_service_test {

core::Bytes printed(const std::vector<std::string>& lines) {
    core::pdf::Document all;
    for (const auto& each : lines) {
        all.push_back(core::pdf::Paragraph{.runs = {{each, {}}}});
        if (each.starts_with("${ttd")) all.insert(all.end() - 1, core::pdf::Spacer{14}), all.push_back(core::pdf::Spacer{14});
    }
    core::pdf::Setup setup;
    setup.page_number.clear();
    return core::pdf::write(all, setup, NASKAH_FONTS).bytes;
}

const std::vector<std::string> whole{"Nomor: ${nomor_naskah}", "Tanggal ${tanggal_naskah}", "Hal: ${hal}",
                                     "Pengumuman cuti bersama.", "${jabatan_pengirim},", "${ttd_pengirim}",
                                     "${nama_pengirim}"};

class LetterUpload : public LettersService {
  protected:
    Letter draft() { return services->draft.create(drafter, content()); }
    Letter with(const core::Bytes& file, const std::string& name = "surat.pdf") {
        const auto letter = draft();
        return services->upload.put(drafter, letter.id, name, file, letter.version).letter;
    }
    std::string refusal(const core::Bytes& file) {
        const auto letter = draft();
        try {
            (void)services->upload.put(drafter, letter.id, "surat.pdf", file, letter.version);
            return "";
        } catch (const Error& error) {
            EXPECT_EQ(error.key(), "letters.error.file");
            EXPECT_EQ(error.faults().at(0).field, "file");
            EXPECT_FALSE(get(letter.id).content.file);
            return error.faults().at(0).key;
        }
    }
    signing::Unsigned bytes(LetterId id) { return services->number.bytes(signer, subject_of(id)); }
    std::string flat(const core::Bytes& pdf) { return core::text::replace(core::pdf::text(pdf), "\n", " "); }
};

TEST_P(LetterUpload, a_pdf_is_used_as_it_is_and_filled_when_it_is_numbered) {
    const auto letter = with(printed(whole));
    ASSERT_TRUE(letter.content.file);
    EXPECT_EQ(letter.content.file->pages, 1);
    EXPECT_EQ(letter.content.file->name, "surat.pdf");
    EXPECT_NE(letter.content.file->opening.find("Pengumuman cuti bersama"), std::string::npos);
    EXPECT_EQ(letter.content.file->opening.find("${"), std::string::npos);
    const auto proof = services->paper.pdf(drafter, letter.id);
    EXPECT_EQ(flat(proof.bytes).find("${"), std::string::npos);
    EXPECT_NE(flat(proof.bytes).find("Nama KADIS"), std::string::npos);
    EXPECT_NE(flat(proof.bytes).find("Konsep naskah dinas"), std::string::npos);
    services->submit.send_up(drafter, letter.id, letter.version);
    services->number.prepare(signer, subject_of(letter.id));
    EXPECT_FALSE(get(letter.id).numbered_as) << "a trial takes no number";
    number(letter.id);
    const auto made = bytes(letter.id);
    const auto text = flat(blobs->get(made.bytes));
    const auto number = get(letter.id).numbered_as->number;
    EXPECT_NE(text.find("Nomor: " + number), text.npos) << text;
    EXPECT_NE(text.find("23 November 2026"), text.npos) << text;
    EXPECT_NE(text.find("Hal: Rapat koordinasi"), text.npos) << text;
    EXPECT_EQ(text.find("${"), text.npos) << text;
    EXPECT_EQ(text.find("Konsep naskah"), text.npos);
    EXPECT_EQ(text.find("LEMBAR PENGESAHAN"), text.npos) << "all has its place";
    EXPECT_GT(made.places.at(0).width, 100);
    EXPECT_EQ(get(letter.id).pages, 1);
    EXPECT_EQ(get(letter.id).unsigned_bytes, made.bytes);
    EXPECT_EQ(bytes(letter.id).bytes, made.bytes) << "the same after a crash";
    EXPECT_NE(std::string(core::chars(blobs->get(made.bytes))).find("naskah.json"), std::string::npos);
}

TEST_P(LetterUpload, is_taken_over_where_its_pages_name_nobody) {
    const auto up = [&](std::vector<std::string> lines) {
        const auto letter = with(printed(lines));
        services->submit.send_up(drafter, letter.id, letter.version);
        number(letter.id);
        (void)bytes(letter.id);
        return letter.id;
    };
    const auto ours = up(whole);
    const auto theirs = up({"Pengumuman cuti bersama.", "Kepala Dinas,", "NAMA  KADIS, S.T."});
    const auto since = core::PersonId::make({99});
    office.held_by[office.head] = since;
    number(ours);
    EXPECT_EQ(get(ours).numbered_as->signer_person, since);
    EXPECT_FALSE(get(ours).unsigned_bytes) << "the name on it is ours, and is set again";
    EXPECT_NE(flat(blobs->get(bytes(ours).bytes)).find(get(ours).numbered_as->number), std::string::npos);
    try {
        number(theirs);
        ADD_FAILURE() << "it names another";
    } catch (const Error& error) {
        EXPECT_EQ(error.key(), "letters.error.signer_changed");
    }
    EXPECT_EQ(bare_name("Dr. Ir. Budi Santoso, S.T., M.T."), "Budi Santoso");
}

TEST_P(LetterUpload, one_without_places_gets_a_sheet_that_has_them) {
    const auto letter = with(printed({"Pengumuman cuti bersama."}));
    services->submit.send_up(drafter, letter.id, letter.version);
    number(letter.id);
    const auto made = bytes(letter.id);
    const auto text = flat(blobs->get(made.bytes));
    EXPECT_NE(text.find("LEMBAR PENGESAHAN ELEKTRONIK"), text.npos);
    EXPECT_NE(text.find(get(letter.id).numbered_as->number), text.npos);
    EXPECT_EQ(get(letter.id).pages, 2);
    EXPECT_EQ(made.places.at(0).page, 1);
}

TEST_P(LetterUpload, what_cannot_become_a_letter_is_told_at_the_field) {
    EXPECT_EQ(refusal({}), "letters.fault.file_empty");
    const std::string none = "Bukan PDF.";
    EXPECT_EQ(refusal(core::Bytes(none.begin(), none.end())), "core.pdf.unreadable.not_pdf");
    EXPECT_EQ(refusal(printed({"${nomor_rahasia} dan ${entah}"})), "letters.fault.file_unknown");
    EXPECT_EQ(refusal(printed({"${ttd}", "${ttd_pengirim}"})), "letters.fault.file_marks");
    EXPECT_EQ(refusal(printed({"${ttd} menempel"})), "") << "room above and below it";
    EXPECT_EQ(refusal(printed({"atas", "${jabatan_pengirim}", "rapat ${ttd}", "bawah", "bawah"})), "core.pdf.mark_room");
    services->parts.most_file_bytes = 100;
    EXPECT_EQ(refusal(printed({"Besar."})), "letters.fault.file_large");
    EXPECT_EQ(refusal(tests::docx_sample()), "letters.fault.file_large");
    services->parts.most_file_bytes = 20u << 20;
    EXPECT_EQ(refusal(tests::docx_sample()), "core.docx.converter") << "none is installed here";
}

TEST_P(LetterUpload, the_file_stays_when_the_rest_is_saved_and_can_be_taken_away) {
    auto letter = with(printed(whole));
    auto next = content("Rapat koordinasi kedua");
    letter = services->draft.save(drafter, letter.id, next, letter.version);
    ASSERT_TRUE(letter.content.file) << "no form carries it";
    EXPECT_THROW(services->upload.put(drafter, letter.id, "lain.pdf", printed({"Lain."}), letter.version - 1), Error);
    const auto versions = services->draft.versions(drafter, letter.id);
    EXPECT_TRUE(versions.front().content.file);
    letter = services->upload.remove(drafter, letter.id, letter.version).letter;
    EXPECT_FALSE(letter.content.file);
    EXPECT_FALSE(letter.content.parts.empty()) << "what was written before is there again";
    EXPECT_THROW(services->upload.get(drafter, letter.id), Error);
    const auto seen = services->history.compare(drafter, letter.id, 0, 0);
    ASSERT_EQ(seen.differences.size(), 1u);
    EXPECT_EQ(seen.differences[0].field, "file");
}

TEST_P(LetterUpload, paraf_cover_the_file) {
    const auto letter = with(printed(whole));
    services->submit.send_up(drafter, letter.id, letter.version);
    const auto covered = rounds.content;
    auto section = office.as(office.section, clock);
    auto other = whole;
    other.push_back("Satu kalimat lagi.");
    const auto now = get(letter.id);
    EXPECT_THROW(services->upload.put(sekda, letter.id, "x.pdf", printed(other), now.version), Error) << "not asked";
    const auto outcome = services->upload.put(section, letter.id, "x.pdf", printed(other), now.version);
    EXPECT_EQ(outcome.letter.version, now.version + 1);
    EXPECT_NE(rounds.content, covered);
    EXPECT_EQ(services->upload.get(section, letter.id).bytes, printed(other));
}

TEST_P(LetterUpload, what_a_corrector_typed_is_kept_beneath_the_file) {
    const auto up = draft();
    services->submit.send_up(drafter, up.id, up.version);
    auto section = office.as(office.section, clock);
    const auto now = get(up.id);
    auto typed = now.content;
    typed.subject = "Rapat koordinasi kedua";
    typed.parts["body"] = style::to_json(style::body_from_text("Kalimat yang diketik pemeriksa."));
    EXPECT_THROW(services->upload.put(section, up.id, "x.pdf", printed({"${nomor_yang_salah}"}), now.version, typed), Error);
    EXPECT_EQ(get(up.id).version, now.version) << "a file refused changes nothing: the form keeps what was typed";
    const auto put = services->upload.put(section, up.id, "x.pdf", printed(whole), now.version, typed).letter;
    EXPECT_EQ(put.version, now.version + 1) << "one correction";
    EXPECT_TRUE(put.content.file);
    EXPECT_EQ(put.content.subject, typed.subject);
    EXPECT_EQ(put.content.parts, typed.parts);
    typed.subject = "Rapat koordinasi ketiga";
    const auto away = services->upload.remove(section, up.id, put.version, typed).letter;
    EXPECT_FALSE(away.content.file);
    EXPECT_EQ(away.content.subject, typed.subject);
    EXPECT_EQ(away.content.parts, typed.parts) << "and is there again without it";
}

TEST_P(LetterUpload, a_docx_is_filled_and_converted_once) {
    services->parts.converter = core::docx::Converter("", place->folder() / "docx");
    if (!services->upload.converts())
        GTEST_SKIP() << "LibreOffice is not installed (libreoffice-writer-nogui): DOCX is not tried";
    const auto letter = with(tests::docx_sample(), "undangan.docx");
    EXPECT_EQ(letter.content.file->type, FileType::docx);
    services->submit.send_up(drafter, letter.id, letter.version);
    services->number.prepare(signer, subject_of(letter.id));
    number(letter.id);
    const auto made = bytes(letter.id);
    const auto text = flat(blobs->get(made.bytes));
    EXPECT_NE(text.find(get(letter.id).numbered_as->number), text.npos) << text;
    EXPECT_NE(text.find("23 November 2026"), text.npos) << text;
    EXPECT_EQ(text.find("${"), text.npos) << text;
    EXPECT_EQ(text.find("LEMBAR PENGESAHAN"), text.npos);
    EXPECT_GT(made.places.at(0).height, 40);
    std::filesystem::remove_all(place->folder() / "docx");
    services->parts.converter = core::docx::Converter("off");
    EXPECT_EQ(bytes(letter.id).bytes, made.bytes) << "nothing is converted again under the same number";
}

TEST_P(LetterUpload, a_value_that_reads_like_a_placeholder_keeps_the_letter_from_going_up) {
    auto letter = with(printed(whole));
    auto next = content("Rapat ${nomor_naskah} kedua");
    letter = services->draft.save(drafter, letter.id, next, letter.version);
    try {
        services->submit.send_up(drafter, letter.id, letter.version);
        ADD_FAILURE() << "went up";
    } catch (const Error& error) {
        ASSERT_EQ(error.faults().size(), 1u) << error.key();
        EXPECT_EQ(error.faults()[0].field, "subject");
        EXPECT_EQ(error.faults()[0].key, "style.error.placeholder");
    }
    EXPECT_EQ(get(letter.id).state, State::draft);
}

// Whatever kept the bytes, they are read once more before they are signed.
TEST_P(LetterUpload, what_still_shows_a_placeholder_is_not_signed) {
    for (const auto& left : {std::vector<std::string>{"Nomor: ${nomor_naskah}"}, {"Nomor: ${nomor_", "naskah}"}}) {
        const auto letter = with(printed(whole));
        services->submit.send_up(drafter, letter.id, letter.version);
        number(letter.id);
        const auto digest = blobs->put(printed(left));
        place->db().write([&](Tx& tx) { return services->parts.papers.keep(tx, letter.id, {digest, 1, core::Json::object()}); });
        try {
            (void)bytes(letter.id);
            ADD_FAILURE() << left.front() << " was given to be signed";
        } catch (const Error& error) {
            EXPECT_EQ(error.key(), "letters.error.placeholder");
            EXPECT_EQ(error.args().at(0).second, "nomor_naskah");
        }
        EXPECT_FALSE(get(letter.id).unsigned_bytes) << "nor written down as what will be signed";
    }
}

// Places a template bears placeholders in besides its text: a text box, a footnote, the result of a field,
// each over several runs; and the label of a list, which only the printed page shows.
std::string in_runs(const std::string& name) {
    return "<w:r><w:t>$</w:t></w:r><w:r><w:t>{" + name.substr(0, 3) + "</w:t></w:r><w:r><w:t>" + name.substr(3) + "}</w:t></w:r>";
}

tests::DocxSample hidden(const std::string& label) {
    tests::DocxSample sample;
    sample.parts = {
        {"numbering", "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/>"
                      "<w:lvlText w:val=\"" + label + "\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"},
        {"footnotes", "<w:footnote w:id=\"2\"><w:p><w:r><w:t xml:space=\"preserve\">Catatan kaki </w:t></w:r>" + in_runs("nip_pengirim") + "</w:p></w:footnote>"}};
    sample.more =
        "<w:p><w:r><w:t>Dirujuk</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"
        "<w:p><w:r><w:t xml:space=\"preserve\">Bidang </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>"
        "DOCPROPERTY Unit</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + in_runs("instansi") +
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
        "<w:p><w:r><w:pict xmlns:v=\"urn:schemas-microsoft-com:vml\"><v:shape style=\"width:200pt;height:40pt\"><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t xml:space=\"preserve\">Kotak </w:t></w:r>" + in_runs("tempat") + "</w:p></w:txbxContent></v:textbox></v:shape>"
        "</w:pict></w:r></w:p>"
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>Butir berlabel</w:t></w:r></w:p>";
    return sample;
}

TEST_P(LetterUpload, nothing_is_left_wherever_a_docx_bears_it) {
    services->parts.converter = core::docx::Converter("", place->folder() / "docx");
    if (!services->upload.converts())
        GTEST_SKIP() << "LibreOffice is not installed (libreoffice-writer-nogui): DOCX is not tried";
    const auto letter = with(tests::docx_sample(hidden("Nomor ${nomor_naskah} butir %1")), "undangan.docx");
    services->submit.send_up(drafter, letter.id, letter.version);
    number(letter.id);
    const auto text = flat(blobs->get(bytes(letter.id).bytes));
    EXPECT_EQ(text.find("${"), text.npos) << text;
    EXPECT_NE(text.find("Nomor " + get(letter.id).numbered_as->number + " butir 1"), text.npos) << text;
    for (const char* each : {"Catatan kaki 19", "Bidang Pemerintah", "Kotak Kota Contoh"})
        EXPECT_NE(text.find(each), text.npos) << each << " in: " << text;
    EXPECT_EQ(refusal(tests::docx_sample(hidden("${entah} %1"))), "letters.fault.file_unknown") << "only the page shows it";
}

NASKAH_ON_BOTH_DATABASES(LetterUpload);

}  // namespace
}  // namespace letters
