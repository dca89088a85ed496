// SPDX-License-Identifier: Apache-2.0
// The texts of a bag, and where metadata and bag tell of the same bytes.
#include <gtest/gtest.h>

#include "packages/domain/bag.h"
#include "packages/domain/documents.h"

namespace packages {
namespace bag_test {

TEST(Bag, a_manifest_is_sorted_and_its_paths_cannot_begin_a_line) {
    const auto digest = core::sha256("surat");
    const auto text = bag::manifest({{"data/b", digest, 5}, {"data/a\n100%", digest, 5}});
    EXPECT_EQ(text, digest.hex() + "  data/a%0A100%25\n" + digest.hex() + "  data/b\n");
}

TEST(Bag, what_people_wrote_stays_on_its_line) {
    const auto text = bag::info({{"Receiver", "Dinas Kearsipan\nPayload-Oxum: 0.0"}, {"Purpose", ""}},
                                {{"data/a", {}, 7}, {"data/b", {}, 5}});
    EXPECT_EQ(text, "Receiver: Dinas Kearsipan Payload-Oxum: 0.0\nPayload-Oxum: 12.2\n");
}

Content dossier() {
    Content content;
    content.id = "01930000-0000-7000-8000-00000000abcd";
    content.dossier = "01930000-0000-7000-8000-00000000beef";
    content.number = "3/2026";
    content.title = "Rapat <koordinasi> & evaluasi";
    content.opened = core::parse_date("2026-01-05");
    content.fate = "musnah";
    content.items.resize(2);
    content.items[0].subject = "letter:1";
    content.items[0].number = 1;
    content.items[0].date = content.items[1].date = content.opened;
    content.items[0].digest = core::sha256("berkas satu");
    content.items[0].bytes = 11;
    content.items[1].subject = "paper:2";
    content.items[1].number = 2;
    return content;
}

TEST(Documents, a_file_has_one_digest_in_mets_and_premis_and_paper_has_none) {
    const auto content = dossier();
    const auto hex = core::sha256("berkas satu").hex();
    EXPECT_NE(premis(content).find(hex), std::string::npos);
    const auto mets = representation_mets(content);
    EXPECT_NE(mets.find(hex), std::string::npos);
    EXPECT_NE(mets.find("data/0001.pdf"), std::string::npos);
    EXPECT_EQ(mets.find("0002"), std::string::npos);
}

TEST(Documents, the_whole_names_its_parts_by_digest_and_escapes_titles) {
    const auto content = dossier();
    const Written written{erms(content), premis(content), representation_mets(content), "Paket ini memuat berkas 3/2026."};
    const auto mets = root_mets(content, written);
    for (const auto& text : {written.erms, written.premis, written.representation})
        EXPECT_NE(mets.find(core::sha256(text).hex()), std::string::npos);
    EXPECT_NE(written.erms.find("Rapat &lt;koordinasi&gt; &amp; evaluasi"), std::string::npos);
    EXPECT_EQ(content.name(), "berkas-3-2026-00000000abcd");
}

TEST(Documents, what_a_stranger_wrote_in_his_certificate_is_written_as_xml_allows) {
    auto content = dossier();
    Beside report;
    report.kind = BesideKind::report;
    report.item = 1;
    report.of = "letter:1";
    report.ending = "json";
    report.media = report_media;
    report.text = R"({"indication": "INDETERMINATE", "sentence": "Belum pasti.", "judged_at": "2026-01-05T01:00:00Z",
        "signatures": [{"signer": "Direktur\u0001 Contoh", "indication": "INDETERMINATE", "level": "B-B"}], "faults": ["Tidak\u001b dikenal"]})";
    content.besides = {report};
    const auto told = premis(content);
    EXPECT_NE(told.find("Direktur Contoh: INDETERMINATE, B-B"), std::string::npos) << told;
    EXPECT_NE(told.find("Tidak dikenal"), std::string::npos);
    for (const char* mark : {"&#1;", "&#27;", "\x01", "\x1b"}) EXPECT_EQ(told.find(mark), std::string::npos);
}

}  // namespace
}  // namespace packages
