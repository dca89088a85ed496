// SPDX-License-Identifier: Apache-2.0
// A package that comes back is read as it was written; one that was touched is refused by name.
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <pugixml.hpp>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/table/csv_reader.h"
#include "packages/domain/atom.h"
#include "packages/tests/handed_sample.h"

namespace packages {
namespace arrival_test {

using namespace handed_sample;

// The same bag around other metadata.
Pieces rebagged(Pieces pieces, const std::string& path, const std::string& text) {
    const std::string base = "data/" + handed().name() + "/";
    const auto put = [&](const std::string& where, const std::string& what) {
        pieces[where] = {core::sha256(what), what.size(), what};
    };
    const auto replaced = [](std::string in, const std::string& a, const std::string& b) {
        for (auto at = in.find(a); at != std::string::npos; at = in.find(a, at + b.size())) in.replace(at, a.size(), b);
        return in;
    };
    const auto was = pieces.at(path);
    put(path, text);
    if (path != base + "METS.xml") {
        auto mets = replaced(pieces.at(base + "METS.xml").text, was.digest.hex(), pieces.at(path).digest.hex());
        put(base + "METS.xml", replaced(mets, "SIZE=\"" + std::to_string(was.bytes) + "\"", "SIZE=\"" + std::to_string(text.size()) + "\""));
    }
    std::vector<bag::Line> payload, tags;
    for (const auto& [where, piece] : pieces)
        if (where.starts_with("data/")) payload.push_back({where, piece.digest, piece.bytes});
    put("manifest-sha256.txt", bag::manifest(payload));
    for (const char* tag : {"bagit.txt", "manifest-sha256.txt"}) tags.push_back({tag, pieces[tag].digest, 0});
    put("tagmanifest-sha256.txt", bag::manifest(tags));
    return pieces;
}

std::string with(std::string text, const std::string& a, const std::string& b) {
    return text.replace(text.find(a), a.size(), b);
}

TEST(Arrival, is_read_as_it_was_written) {
    const auto sent = handed();
    const auto got = read_arrival(packed(sent));
    auto wanted = sent;
    EXPECT_EQ(got.content.items, wanted.items);
    EXPECT_EQ(got.content.title, sent.title);
    EXPECT_EQ(got.content.number, sent.number);
    EXPECT_EQ(got.content.code, sent.code);
    EXPECT_EQ(got.content.access, sent.access);
    EXPECT_EQ(got.content.closed, sent.closed);
    EXPECT_EQ(got.content.place, sent.place);
    EXPECT_EQ(got.content.creator, sent.creator);
    EXPECT_EQ(got.content.parts, 2);
    ASSERT_EQ(got.content.history.size(), 1u);
    EXPECT_EQ(got.content.history[0].who, "Arsiparis, Arsiparis Dinas");
    EXPECT_EQ(got.content.history[0].trail, "naskah-trail:Pemerintah Kota Pangkalpinang");
    EXPECT_EQ(got.payload, 14);
    EXPECT_EQ(got.content.copies, sent.copies);
    EXPECT_EQ(got.content.besides, sent.besides);
    EXPECT_EQ(content_of(to_json(got.content)).besides, sent.besides);
    EXPECT_EQ(content_of(to_json(got.content)).items, sent.items);
    EXPECT_EQ(got.content.account, sent.account);
    EXPECT_EQ(content_of(to_json(got.content)).account, sent.account);
    EXPECT_TRUE(got.content.held && content_of(to_json(got.content)).held);
    std::vector<std::string> papers;
    for (const auto& each : got.papers) papers.push_back(each.file());
    EXPECT_EQ(papers, (std::vector<std::string>{"METS.xml", "documentation-BACA-SAYA.txt", "metadata-descriptive-ERMS.xml",
                                                "metadata-preservation-premis.xml", "representations-rep1-METS.xml",
                                                "representations-rep2-METS.xml", "representations-rep2-documentation-" + seal_file(sealed().id(), seal_ending),
                                                "representations-rep2-documentation-" + seal_file(sealed().id(), sums_ending),
                                                "representations-rep3-METS.xml"}));
    EXPECT_EQ(content_of(to_json(got.content)).copies, sent.copies);
    EXPECT_EQ(got.content.seals, sent.seals);
    EXPECT_EQ(content_of(to_json(got.content)).seals, sent.seals);
    EXPECT_TRUE(content_of(to_json(stub_of(got.content))).seals.empty());
}

TEST(Arrival, a_seal_that_does_not_fit_its_copies_is_refused_by_name) {
    auto other = handed();   // over another file
    other.seals[0].sums = core::sha256("lain").hex() + "  lain.tif\n";
    EXPECT_EQ(refused(packed(other)), "packages.bag.copy_seal");
    auto inside = handed();   // its digest stands there, but no line begins with it
    inside.seals[0].sums = "0" + inside.seals[0].sums;
    EXPECT_EQ(refused(packed(inside)), "packages.bag.copy_seal");
    auto untold = handed();
    untold.copies[0].seal.clear();
    EXPECT_EQ(refused(packed(untold)), "packages.bag.copy_seal") << "one that no copy bears";
    auto lost = handed();
    lost.seals.clear();
    EXPECT_EQ(refused(packed(lost)), "packages.bag.copy_seal") << "a copy says that it bears one";
    auto swapped = packed(handed());
    const auto path = "data/" + handed().name() + "/" + std::string(seals_at) + seal_file(sealed().id(), seal_ending);
    EXPECT_EQ(refused(rebagged(swapped, path, "segel lain")), "packages.bag.mets");
}

TEST(Arrival, each_way_of_touching_it_is_named) {
    const auto whole = packed(handed());
    const std::string base = "data/" + handed().name() + "/";
    auto pieces = whole;
    pieces[base + "representations/rep1/data/0001.pdf"].digest = core::sha256("lain");
    EXPECT_EQ(refused(pieces), "packages.bag.damaged");
    pieces = whole;
    pieces.erase(base + "metadata/preservation/premis.xml");
    EXPECT_EQ(refused(pieces), "packages.bag.missing");
    pieces = whole;
    pieces["data/lebih.txt"] = {core::sha256("lebih"), 5, "lebih"};
    EXPECT_EQ(refused(pieces), "packages.bag.unnamed");
    pieces = whole;
    pieces.erase("bagit.txt");
    EXPECT_EQ(refused(pieces), "packages.bag.missing");
    auto page = handed();   // a browser would run it
    page.copies[0].media = "text/html";
    EXPECT_EQ(refused(packed(page)), "packages.bag.media");
}

TEST(Arrival, what_cannot_be_kept_as_text_or_named_by_is_refused) {
    const auto whole = packed(handed());
    const std::string base = "data/" + handed().name() + "/", erms = base + "metadata/descriptive/ERMS.xml",
                      premis = base + "metadata/preservation/premis.xml";
    const auto told = whole.at(erms).text;
    ASSERT_EQ(refused(rebagged(whole, erms, told + "\n")), "") << "another text of the same is as good";
    EXPECT_EQ(refused(rebagged(whole, erms, with(told, "Notulen rapat", "Notulen \xff rapat"))), "packages.bag.xml");
    EXPECT_EQ(refused(rebagged(whole, erms, with(told, "Notulen rapat", "Notulen &#xD800; rapat"))), "packages.bag.xml");
    EXPECT_EQ(refused(rebagged(whole, premis, with(whole.at(premis).text, "Arsiparis", "\xc3("))), "packages.bag.xml");
    EXPECT_EQ(refused(rebagged(whole, erms, with(told, handed().id, "../../lain"))), "packages.bag.erms");
}

TEST(Arrival, a_long_name_told_of_many_events_is_more_than_can_be_kept) {
    auto content = handed();
    content.history.front().who = std::string(1u << 20, 'N');
    content.history.resize(100, content.history.front());
    EXPECT_EQ(refused(packed(content)), "packages.bag.told");
}

TEST(Arrival, each_file_is_told_of_and_one_told_twice_stands_for_no_other) {
    const auto whole = packed(handed());
    const std::string base = "data/" + handed().name() + "/", rep = base + "representations/rep1/";
    auto mets = whole.at(rep + "METS.xml").text;
    const auto from = mets.find("<file "), end = mets.find("</file>", from) + 7;
    mets.insert(end, mets.substr(from, end - from));
    auto pieces = whole;
    pieces[rep + "data/lebih.pdf"] = {core::sha256("lebih"), 5, {}};
    EXPECT_EQ(refused(rebagged(pieces, rep + "METS.xml", mets)), "packages.bag.foreign");
}

std::size_t held = 0, most_held = 0;

// Each piece bears its size before it.
void* counted(std::size_t size) {
    auto* made = static_cast<std::size_t*>(std::malloc(size + 16));
    *made = size;
    most_held = std::max(most_held, held += size);
    return made + 2;
}

void uncounted(void* piece) {
    if (piece == nullptr) return;
    auto* made = static_cast<std::size_t*>(piece) - 2;
    held -= *made;
    std::free(made);
}

TEST(Arrival, parts_of_mets_within_each_other_take_no_more_memory_than_beside_each_other) {
    const auto whole = packed(handed());
    const std::string rep = "data/" + handed().name() + "/representations/rep1/";
    auto mets = whole.at(rep + "METS.xml").text;
    const auto from = mets.find("<fileSec"), to = mets.find("</fileSec>") + 10;
    const auto section = mets.substr(from, to - from);
    const auto file = section.find("<file "), file_end = section.find("</file>") + 7;
    std::string nested, ends;
    for (int deep = 0; deep < 4000; ++deep) {
        nested += "<fileSec>";
        ends += "</fileSec>";
    }
    for (int more = 0; more < 4000; ++more) nested += section.substr(file, file_end - file);
    const auto pieces = rebagged(whole, rep + "METS.xml", mets.replace(from, to - from, nested + ends));
    most_held = held = 0;
    pugi::set_memory_management_functions(counted, uncounted);
    const auto why = refused(pieces);
    pugi::set_memory_management_functions(std::malloc, std::free);
    EXPECT_EQ(why, "");
    EXPECT_LT(most_held, 64u << 20);
}

TEST(Arrival, a_name_that_leads_elsewhere_is_none_of_a_package) {
    for (const char* bad : {"/etc/passwd", "a/../b", "../a", "a//b", "a\\b", "C:a", "a/.", "", "a/"})
        EXPECT_NE(wrong_path(bad), "") << bad;
    for (const char* good : {"a/b.pdf", "paket/data/0001.pdf", "..a"}) EXPECT_EQ(wrong_path(good), "") << good;
}

TEST(Arrival, a_manifest_is_read_back_and_one_that_names_twice_is_none) {
    const auto digest = core::sha256("surat");
    const auto text = bag::manifest({{"data/a\n100%", digest, 5}});
    const auto read = bag::read_manifest(text);
    ASSERT_TRUE(read);
    EXPECT_TRUE(read->contains("data/a\n100%"));
    EXPECT_FALSE(bag::read_manifest(text + text));
    EXPECT_FALSE(bag::read_manifest("bukan daftar\n"));
}

std::string said(const std::string& key, const core::Args& args) {
    auto text = key;
    for (const auto& [name, value] : args) text += " " + value;
    return text;
}

Content described() {
    auto content = handed();
    content.extent.items = 2;
    content.extent.amounts = {{"lembar", 7}};
    content.extent.media = {"hibrida", "kertas"};
    content.extent.stages = {"asli", "salinan"};
    content.extent.condition = "rapuh";
    content.hands = {{core::parse_instant("2026-07-02T01:00:00Z"), "archive.custody.records_unit", "Bagian Umum", ""}};
    return content;
}

TEST(Atom, rows_lead_from_fonds_to_item_and_parents_stand_before_children) {
    const auto text = atom::descriptions(described(), said);
    EXPECT_EQ(text.find('\r'), std::string::npos);
    EXPECT_TRUE(text.starts_with("legacyId,parentId,qubitParentSlug,accessionNumber,identifier,title"));
    EXPECT_NE(text.find("eventActors,eventActorHistories,culture\n"), std::string::npos);
    const auto table = core::table::read_csv("isad", text);
    ASSERT_EQ(table.columns.size(), 56u);
    const std::map<std::string, std::string> above{{"Fonds", ""}, {"Series", "Fonds"}, {"File", "Series"}, {"Item", "File"}, {"Part", ""}};
    std::map<std::string, std::string> levels;   // by id
    for (const auto& row : table.rows) {
        const auto cell = [&](const char* column) { return table.cell(row, core::text::lower(column)); };
        const auto level = cell("levelOfDescription"), parent = cell("parentId");
        ASSERT_TRUE(above.contains(level)) << level;
        if (level == "Part") EXPECT_TRUE(levels[parent] == "Item" || levels[parent] == "File") << "of a paper or the whole";
        else EXPECT_EQ(parent.empty() ? "" : levels[parent], above.at(level)) << cell("title");
        EXPECT_TRUE(levels.emplace(cell("legacyId"), level).second) << "an id of its own";
        EXPECT_FALSE(cell("title").empty());
        EXPECT_EQ(cell("eventTypes"), "Creation");
        EXPECT_FALSE(cell("eventActors").empty());
        EXPECT_EQ(cell("culture"), "id");
    }
    ASSERT_EQ(table.rows.size(), 9u);   // fonds, series, file, two items, two copies, two files beside one
}

TEST(Atom, tells_the_dossier_alike_in_each_part_and_in_words_of_people) {
    auto content = described();
    const auto table = core::table::read_csv("isad", atom::descriptions(content, said));
    content.part = 2;
    content.items.erase(content.items.begin());
    content.history.clear();
    const auto second = core::table::read_csv("isad", atom::descriptions(content, said));
    for (std::size_t row = 0; row < 3; ++row) EXPECT_EQ(table.rows.at(row).cells, second.rows.at(row).cells) << row;
    const auto cell = [&](std::size_t row, const char* column) { return table.cell(table.rows.at(row), core::text::lower(column)); };
    EXPECT_EQ(cell(0, "title"), "Kota lama") << "whoever hands it over";
    EXPECT_EQ(cell(2, "title"), handed().title);
    EXPECT_EQ(cell(2, "extentAndMedium"), "2 item, 7 lembar; hibrida, kertas; asli, salinan");
    EXPECT_EQ(cell(2, "physicalCharacteristics"), "rapuh");
    EXPECT_EQ(cell(2, "archivalHistory"), "packages.atom.made Dinas Komunikasi dan Informatika Kota lama; "
                                          "2026-07-02 archive.custody.records_unit Bagian Umum");
    EXPECT_EQ(cell(2, "accessConditions"), "packages.access.terbatas");
    EXPECT_EQ(cell(2, "scopeAndContent"), "Rapat Pimpinan: " + handed().title);
    EXPECT_EQ(cell(3, "digitalObjectPath"), "objects/0001.pdf");
    EXPECT_EQ(cell(3, "title"), "Undangan rapat | koordinasi");
    EXPECT_EQ(cell(4, "digitalObjectPath"), "");
    EXPECT_EQ(cell(5, "digitalObjectPath"), "objects/" + file_of(content.copies[0]));
    EXPECT_EQ(cell(4, "extentAndMedium"), "5 lembar; kertas; salinan");
    EXPECT_EQ(cell(4, "physicalCharacteristics"), "rapuh");
    EXPECT_EQ(cell(4, "eventActors"), "Sekretariat DPRD") << "who wrote it";
    EXPECT_NE(atom::physical(handed()).find("Depo A / Boks 12,,Depo A / Boks 12,"), std::string::npos);
}

}  // namespace
}  // namespace packages
