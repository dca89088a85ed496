// SPDX-License-Identifier: Apache-2.0
// Word-processor files: what is refused, placeholders over several runs, and LibreOffice where it is.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <thread>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/docx/convert.h"
#include "core/docx/docx.h"
#include "core/docx/package.h"
#include "core/pdf/foreign.h"
#include "core/pdf/read.h"
#include "tests/support/docx_sample.h"

namespace core::docx {
namespace docx_test {

using tests::docx_sample;

std::string refusal(const Bytes& bytes) {
    try {
        (void)survey(bytes);
        return "";
    } catch (const Error& error) {
        return error.key();
    }
}

std::string document_of(const Bytes& docx) {
    for (const auto& part : unpack(docx))
        if (part.name == "word/document.xml") return part.bytes;
    return "";
}

TEST(Docx, PlaceholdersAreFoundOverRuns) {
    const auto seen = survey(docx_sample());
    EXPECT_EQ(seen.placeholders,
              (std::vector<std::string>{"tanggal_naskah", "nomor_naskah", "sifat", "hal", "kepada", "jabatan_pengirim",
                                        "ttd_pengirim", "nama_pengirim", "nip_pengirim", "unit"}));
}

TEST(Docx, WhatIsRefusedIsNamed) {
    EXPECT_EQ(refusal(docx_sample({.macros = true})), "core.docx.macros");
    EXPECT_EQ(refusal(docx_sample({.more = "<w:p><w:ins w:id=\"1\" w:author=\"A\"><w:r><w:t>baru</w:t></w:r></w:ins></w:p>"})),
              "core.docx.changes");
    const std::string picture = "<Relationship Id=\"rId9\" Type=\"http://x/image\" Target=\"http://x/a.png\" TargetMode=\"External\"/>";
    const std::string link = "<Relationship Id=\"rId9\" Type=\"http://x/hyperlink\" Target=\"http://x/\" TargetMode=\"External\"/>";
    EXPECT_EQ(refusal(docx_sample({.relations = picture})), "core.docx.linked");
    EXPECT_EQ(refusal(docx_sample({.relations = link})), "");
    EXPECT_EQ(refusal(docx_sample({.more = "<w:p><w:r><w:instrText> DDEAUTO c:\\\\x </w:instrText></w:r></w:p>"})), "core.docx.linked");
    EXPECT_EQ(refusal(docx_sample({.more = "<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>PICTURE x</w:instrText>"
                                           "</w:r></w:p>"})),
              "core.docx.linked");
    EXPECT_EQ(refusal(docx_sample({.more = "<w:p><w:r><w:instrText> HYPERLINK x </w:instrText></w:r></w:p>"})), "");
    const std::string old = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", none = "PK\x03\x04 bukan zip";
    EXPECT_EQ(refusal(Bytes(old.begin(), old.end())), "core.docx.old");
    EXPECT_EQ(refusal(Bytes(none.begin(), none.end())), "core.docx.not_docx");
    EXPECT_EQ(refusal(pack({{"xl/workbook.xml", "<x/>"}})), "core.docx.not_docx");
}

TEST(Docx, WhatIsNestedTooDeepIsRefused) {
    const auto nested = [](int levels) {
        std::string open, close;
        for (int i = 0; i < levels; ++i) {
            open += "<a>";
            close += "</a>";
        }
        return open + close;
    };
    EXPECT_EQ(refusal(docx_sample({.more = nested(200)})), "");
    EXPECT_EQ(refusal(docx_sample({.more = nested(300)})), "core.docx.not_docx");
    EXPECT_EQ(refusal(docx_sample({.more = nested(400'000)})), "core.docx.not_docx");
    EXPECT_EQ(refusal(docx_sample({.relations = nested(400'000)})), "core.docx.not_docx");
    EXPECT_THROW(fill(docx_sample({.more = nested(400'000)}), {}, {}), Error);
}

TEST(Docx, OnlyTheFirstWordOfAFieldIsWhatItDoes) {
    const auto field = [](const std::string& inside) {
        const std::string begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>", end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
        return begin + inside + end;
    };
    const auto says = [](const std::string& text) { return "<w:r><w:instrText>" + text + "</w:instrText></w:r>"; };
    const auto judged = [](const std::string& runs) { return refusal(docx_sample({.more = "<w:p>" + runs + "</w:p>"})); };
    EXPECT_EQ(judged(field(says(" HYPERLINK &quot;https://contoh.go.id/link/import&quot; "))), "");
    EXPECT_EQ(judged("<w:fldSimple w:instr=\" HYPERLINK &quot;https://contoh.go.id/include&quot; \"/>"), "");
    EXPECT_EQ(judged("<w:fldSimple w:instr=\" LINK Excel.Sheet \"/>"), "core.docx.linked");
    EXPECT_EQ(judged(field(says(" PAGE ")) + field(says(" INCLUDETEXT x "))), "core.docx.linked");
    EXPECT_EQ(judged(field(says(" IF 1 = 1 ") + field(says(" INCLUDEPICTURE x ")) + says(" &quot;&quot; "))), "core.docx.linked");
    EXPECT_EQ(judged(field(says("INCLUDE") + field(says(" PAGE ")) + says("PICTURE x"))), "core.docx.linked");
    EXPECT_EQ(judged(field(says("DDE<!-- -->AUTO x"))), "core.docx.linked");
}

TEST(Docx, MacrosAreDeclaredInOnePlace) {
    EXPECT_EQ(refusal(docx_sample({.body = "Unggah berkas macroEnabled tidak diperkenankan."})), "");
    auto parts = unpack(docx_sample());
    parts.push_back({"word/vbaProject.bin", "x"});
    EXPECT_EQ(refusal(pack(parts)), "core.docx.macros");
}

// As Word writes a text box: once as it is, once for readers of old.
TEST(Docx, ATextBoxCountsOnce) {
    const std::string inside = "<w:txbxContent><w:p><w:r><w:t>${ttd_lain} ${hal}</w:t></w:r></w:p></w:txbxContent>";
    const auto docx = docx_sample({.more = "<w:p><w:r><mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
                                           "<mc:Choice Requires=\"wps\">" + inside + "</mc:Choice><mc:Fallback>" + inside +
                                           "</mc:Fallback></mc:AlternateContent></w:r></w:p>"});
    const auto seen = survey(docx);
    EXPECT_EQ(std::count(seen.placeholders.begin(), seen.placeholders.end(), "ttd_lain"), 1);
    const auto xml = document_of(fill(docx, {{"hal", "Undangan rapat"}}, {"ttd_lain"}));
    EXPECT_EQ(xml.find("${hal}"), xml.npos) << "both are filled";
}

TEST(Docx, ValuesGoIntoItsOwnText) {
    const std::map<std::string, std::string> values{{"nomor_naskah", "000.1.5/12/DISKOMINFO"}, {"hal", "Rapat <1> & lain"}};
    const auto made = fill(docx_sample(), values, {"ttd_pengirim"});
    const auto xml = document_of(made);
    EXPECT_NE(xml.find(">000.1.5/12/DISKOMINFO</w:t>"), xml.npos);
    EXPECT_NE(xml.find("Rapat &lt;1&gt; &amp; lain"), xml.npos);
    EXPECT_NE(xml.find("${ttd_pengirim}"), xml.npos) << "the mark finds its place by it";
    EXPECT_NE(xml.find("w:lineRule=\"atLeast\""), xml.npos);
    EXPECT_EQ(fill(docx_sample(), values, {"ttd_pengirim"}), made) << "the same again";
}

// Stands in for LibreOffice: a script that is given the path of the DOCX last.
class Stand {
  public:
    explicit Stand(const std::string& does) {
        std::filesystem::create_directories(folder / "cache");
        std::ofstream(program()) << "#!/bin/sh\nfor last; do :; done\ncd \"$(dirname \"$last\")\" || exit 1\necho x >> ../../runs\n"
                                 << does << "\n";
        std::filesystem::permissions(program(), std::filesystem::perms::owner_all);
    }
    ~Stand() { std::filesystem::remove_all(folder); }
    std::string program() const { return (folder / "soffice").string(); }
    Converter converter(std::chrono::milliseconds wait) const { return Converter(program(), folder / "cache", wait); }
    std::size_t runs() const { return read_text(folder / "runs").value_or("").size() / 2; }

    const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("docx-" + hex(random_bytes(6)));
};

std::string key_of(const std::function<void()>& act) {
    try {
        act();
        return "";
    } catch (const Error& error) {
        return error.key();
    }
}

TEST(Docx, HalfAPdfIsNoResult) {
    const Stand stand("printf '%%PDF-1.7 terpotong' > naskah.pdf");
    EXPECT_EQ(key_of([&] { (void)stand.converter(std::chrono::minutes(1)).pdf(docx_sample()); }), "core.docx.not_converted");
    EXPECT_TRUE(std::filesystem::is_empty(stand.folder / "cache"));
}

TEST(Docx, ResultsAreKeptAWeek) {
    const Stand stand("printf '%%PDF-1.7 %%%%EOF' > naskah.pdf");
    const auto old = stand.folder / "cache" / "lama.pdf", left = stand.folder / "cache" / "work-1", young = stand.folder / "cache" / "baru.pdf";
    std::filesystem::create_directories(left);
    for (const auto& each : {old, young, left / "naskah.docx"}) std::ofstream(each) << "isi";
    const auto now = std::filesystem::file_time_type::clock::now();
    for (const auto& each : {old, left}) std::filesystem::last_write_time(each, now - std::chrono::days(8));
    std::filesystem::last_write_time(young, now - std::chrono::days(6));
    (void)stand.converter(std::chrono::minutes(1)).pdf(docx_sample());
    EXPECT_FALSE(std::filesystem::exists(old));
    EXPECT_FALSE(std::filesystem::exists(left));
    EXPECT_TRUE(std::filesystem::exists(young));
}

TEST(Docx, NobodyWaitsLongForAnother) {
    const Stand stand("while [ ! -e ../../go ]; do sleep 0.05; done\nprintf '%%PDF-1.7 %%%%EOF' > naskah.pdf");
    const auto patient = stand.converter(std::chrono::minutes(1)), hasty = stand.converter(std::chrono::milliseconds(1));
    const auto docx = docx_sample();
    auto first = std::async(std::launch::async, [&] { return patient.pdf(docx); });
    const auto over = [&] { return first.wait_for(std::chrono::seconds(0)) == std::future_status::ready; };
    while (stand.runs() == 0 && !over()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    EXPECT_EQ(key_of([&] { (void)hasty.pdf(docx_sample({.body = "Naskah lain."})); }), "core.docx.busy");
    auto second = std::async(std::launch::async, [&] { return patient.pdf(docx); });
    std::this_thread::sleep_for(std::chrono::milliseconds(100));   // so that the second waits for the first
    std::ofstream(stand.folder / "go") << "ya";
    EXPECT_EQ(first.get(), second.get());
    EXPECT_EQ(stand.runs(), 1u) << "what was made meanwhile is not made again";
}

TEST(Docx, LibreOfficeMakesAPdfOfIt) {
    const auto folder = std::filesystem::temp_directory_path() / ("docx-" + hex(random_bytes(6)));
    const Converter converter("", folder);
    if (!converter.installed()) GTEST_SKIP() << "LibreOffice is not installed (libreoffice-writer-nogui): DOCX is not tried";
    const auto docx = fill(docx_sample(), {{"nomor_naskah", "000.1.5/12/DISKOMINFO"}}, {"ttd_pengirim"});
    const auto made = converter.pdf(docx);
    EXPECT_EQ(converter.pdf(docx), made) << "kept";
    const auto seen = pdf::survey(made, 10);
    EXPECT_EQ(seen.pages, 1);
    EXPECT_NE(seen.text.find("000.1.5/12/DISKOMINFO"), seen.text.npos) << seen.text;
    for (const auto& each : seen.placeholders) EXPECT_TRUE(each.clean) << each.name;
    std::filesystem::remove_all(folder);
    EXPECT_THROW(Converter("off", folder).pdf(docx), Error);
    EXPECT_THROW(Converter("/tidak/ada/soffice", folder).pdf(docx), Error);
}

}  // namespace
}  // namespace core::docx
