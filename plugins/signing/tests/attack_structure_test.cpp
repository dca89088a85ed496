// SPDX-License-Identifier: Apache-2.0
// Attacks on the structure of a file, written behind the signature of our own letters by hand: tables,
// streams and trailers that say what they like.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "signing/tests/long_term.h"

namespace signing {
namespace attack_structure_test {

using check::Indication;
using core::Bytes;
using test::inspect;
using test::world;

Bytes joined(Bytes a, const Bytes& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// An update written by hand, with a table that says what it likes.
struct Entry {
    int id = 0;
    std::size_t offset = 0;  // in the update
    char kind = 'n';
    std::optional<std::size_t> anywhere = {};  // in the file
    int generation = 0;
};

Bytes update_by_hand(const Bytes& pdf, const std::string& body, const std::vector<Entry>& entries,
                     const std::string& more = "") {
    const pades::Source source(pdf);
    std::string text = "\n" + body;
    const std::size_t table = pdf.size() + text.size();
    text += "xref\n";
    for (const Entry& one : entries) {
        std::array<char, 32> line{};
        std::snprintf(line.data(), line.size(), "%010zu %05d %c \n",
                      one.anywhere.value_or(pdf.size() + 1 + one.offset), one.kind == 'f' ? 1 : one.generation, one.kind);
        text += std::to_string(one.id) + " 1\n" + line.data();
    }
    int size = source.next_id();
    for (const Entry& one : entries) size = std::max(size, one.id + 1);
    text += "trailer\n<< /Size " + std::to_string(size) + " /Root " +
            pades::reference(source.root()) + " /Prev " + std::to_string(source.xref_at()) + " /ID " +
            source.reader().getTrailer().getKey("/ID").unparseResolved() + " " + more + " >>\nstartxref\n" +
            std::to_string(table) + "\n%%EOF\n";
    return joined(pdf, {text.begin(), text.end()});
}

// A section of nothing whose trailer says where the one before stands by `previous`.
Bytes empty_section(const Bytes& pdf, const std::string& previous) {
    const pades::Source source(pdf);
    const std::size_t table = pdf.size() + 1;
    const std::string text = "\nxref\n0 0\ntrailer\n<< /Size " + std::to_string(source.next_id()) + " /Root " +
                             pades::reference(source.root()) + " " + previous + std::to_string(source.xref_at()) + " /ID " +
                             source.reader().getTrailer().getKey("/ID").unparseResolved() + " >>\nstartxref\n" +
                             std::to_string(table) + "\n%%EOF\n";
    return joined(pdf, {text.begin(), text.end()});
}

std::string object(int id, const std::string& body) { return std::to_string(id) + " 0 obj\n" + body + "\nendobj\n"; }

struct Structure {
    const char* kind;
    const char* name;
    std::function<Bytes(const Bytes&)> make;
    const char* told = "";   // the change it must be told by, where one rule alone can see it
};

std::string stream(const std::string& text) {
    return "<< /Length " + std::to_string(text.size()) + " >>\nstream\n" + text + "\nendstream";
}

// Ids of the second page and of its text.
struct Page {
    explicit Page(const Bytes& pdf) {
        const pades::Source source(pdf);
        page = source.page(2).getObjectID();
        text = source.page(2).getKey("/Contents").getObjectID();
        next = source.next_id();
        QPDFObjectHandle contents = source.page(2).getKey("/Contents");
        const auto raw = contents.getRawStreamData();
        as_signed = contents.getDict().unparse() + "\nstream\n" +
                    std::string(reinterpret_cast<const char*>(raw->getBuffer()), raw->getSize()) + "\nendstream";
        for (const auto& [id, entry] : source.reader().getXRefTable())
            if (id.getObj() == text) offset = static_cast<std::size_t>(entry.getOffset());
    }
    int page = 0, text = 0, next = 0;
    std::size_t offset = 0;
    std::string as_signed;
};

const std::string forged = "BT /F1 12 Tf 72 720 Td (Rp 900.000.000) Tj ET\n";

// The text of the second page listed twice: as it was signed, and another.
Bytes twice(const Bytes& pdf) {
    const Page page(pdf);
    return update_by_hand(pdf, object(page.text, stream(forged)),
                          {{page.text, 0, 'n', page.offset}, {page.text, 0}});
}

std::vector<Structure> by_tables() {
    return {
        {"ISA", "another text by an honest table",
         [](const Bytes& pdf) {
             const Page page(pdf);
             return update_by_hand(pdf, object(page.text, stream(forged)), {{page.text, 0}});
         }},
        {"shadow hide", "the text set free",
         [](const Bytes& pdf) {
             return update_by_hand(pdf, "", {{Page(pdf).text, 0, 'f', 0}});
         }},
        {"shadow hide", "an entry that points at another object",
         [](const Bytes& pdf) {
             const Page page(pdf);
             return update_by_hand(pdf, object(page.next, stream(forged)), {{page.text, 0}});
         }},
        {"shadow hide and replace", "an entry that points into the first revision",
         [](const Bytes& pdf) {
             const Page page(pdf);
             return update_by_hand(pdf, "", {{page.page, 0, 'n', page.offset}});
         }},
        {"generation shadowing", "the text once more, of a newer generation",
         [](const Bytes& pdf) {
             const Page page(pdf);
             const std::string text = std::to_string(page.text) + " 1 obj\n" + stream(forged) + "\nendobj\n";
             return update_by_hand(pdf, text, {{page.text, 0, 'n', {}, 1}});
         },
         "signing.change.structure"},
        {"duplicate objects", "one id twice in one section", twice, "signing.change.structure"},
        {"duplicate objects", "hidden behind a section that names the one before otherwise",
         [](const Bytes& pdf) { return empty_section(twice(pdf), "/Pr#65v "); }, "signing.change.structure"},
        {"duplicate objects", "hidden behind a key that begins alike",
         [](const Bytes& pdf) { return empty_section(twice(pdf), "/PrevX 1 /Prev "); }, "signing.change.structure"},
    };
}

std::vector<Structure> by_streams() {
    return {
        {"xref against stream", "a hybrid section for some readers",
         [](const Bytes& pdf) {
             const Page page(pdf);
             // Entries of the stream are taken before those of the table's /Prev.
             const std::string text = object(page.text, stream(forged));
             const std::size_t at = pdf.size() + 1;
             std::string row{'\1'};
             for (int shift = 24; shift >= 0; shift -= 8) row += static_cast<char>(at >> shift & 0xFF);
             row += '\0';
             const std::string table = object(
                 page.next, "<< /Type /XRef /W [1 4 1] /Index [" + std::to_string(page.text) + " 1] /Size " +
                                std::to_string(page.next + 4) + " /Length 6 >>\nstream\n" + row + "\nendstream");
             return update_by_hand(pdf, text + table, {{page.next, text.size()}},
                                   "/XRefStm " + std::to_string(at + text.size()));
         },
         "signing.change.structure"},
        {"object stream", "the page hidden in an object stream",
         [](const Bytes& pdf) {
             const Page page(pdf);
             const std::string head = std::to_string(page.page) + " 0 ";
             const std::string body = head + "<< /Type /Page /MediaBox [0 0 595 842] >>";
             const std::string held =
                 object(page.next, "<< /Type /ObjStm /N 1 /First " + std::to_string(head.size()) + " /Length " +
                                       std::to_string(body.size()) + " >>\nstream\n" + body + "\nendstream");
             const std::size_t at = pdf.size() + 1, table = at + held.size();
             const auto row = [](char kind, std::size_t where, char last) {
                 std::string out{kind};
                 for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(where >> shift & 0xFF);
                 return out + last;
             };
             const std::string rows =
                 row(2, static_cast<std::size_t>(page.next), 0) + row(1, at, 0) + row(1, table, 0);
             const pades::Source source(pdf);
             const std::string text =
                 "\n" + held +
                 object(page.next + 1, "<< /Type /XRef /W [1 4 1] /Index [" + std::to_string(page.page) + " 1 " +
                                           std::to_string(page.next) + " 2] /Size " + std::to_string(page.next + 2) +
                                           " /Root " + pades::reference(source.root()) + " /Prev " +
                                           std::to_string(source.xref_at()) + " /Length " +
                                           std::to_string(rows.size()) + " >>\nstream\n" + rows + "\nendstream") +
                 "startxref\n" + std::to_string(table) + "\n%%EOF\n";
             return joined(pdf, {text.begin(), text.end()});
         }},
    };
}

std::vector<Structure> by_trailers() {
    return {
        {"encrypted", "an encryption dictionary of the attacker's",
         [](const Bytes& pdf) {
             return update_by_hand(pdf, "", {{0, 0, 'f', 0}},
                                   "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + std::string(64, '0') +
                                       "> /U <" + std::string(64, '0') + "> >>");
         }},
        {"header", "bytes before the header",
         [](const Bytes& pdf) {
             return joined({'\n', '%', ' ', '\n'}, pdf);
         }},
        {"another catalog", "a root of the attacker's",
         [](const Bytes& pdf) {
             const Page page(pdf);
             const pades::Source source(pdf);
             std::string root = pades::with_keys(source.root(), {{"/OpenAction", "<< /S /JavaScript /JS (x) >>"}});
             return update_by_hand(pdf, object(page.next, root), {{page.next, 0}},
                                   "/Root " + std::to_string(page.next) + " 0 R");
         }},
        {"information", "another title",
         [](const Bytes& pdf) { return update_by_hand(pdf, "", {{0, 0, 'f', 0}}, "/Info << /Title (Palsu) >>"); },
         "signing.change.information"},
        {"catalog", "an action on opening",
         [](const Bytes& pdf) {
             const pades::Source source(pdf);
             const int id = source.root().getObjectID();
             return update_by_hand(
                 pdf, object(id, pades::with_keys(source.root(), {{"/OpenAction", "<< /S /JavaScript /JS (x) >>"}})),
                 {{id, 0}});
         }},
    };
}

TEST(AttackStructure, nothing_written_behind_the_signature_passes) {
    std::vector<Structure> all = by_tables();
    for (auto* more : {by_streams, by_trailers})
        for (Structure& one : more()) all.push_back(std::move(one));
    for (const bool certify : {false, true}) {
        pades::Placement placement;
        placement.certify = certify;
        const Bytes pdf = world().sign(test::letter(test::Make::table, 2), "Satu", placement);
        ASSERT_EQ(inspect(pdf).indication, Indication::passed);
        // What is written by hand is well made: the same text again passes.
        const Page page(pdf);
        const Bytes honest = update_by_hand(pdf, object(page.text, page.as_signed), {{page.text, 0}});
        EXPECT_EQ(inspect(honest).indication, Indication::passed) << check::to_json(inspect(honest)).dump(1);
        // What widespread programs write: a comment behind the trailer, a table named one octet too early.
        std::string said(core::chars(honest));
        said.insert(said.rfind("startxref"), "%iText-5.5.13.2\n");
        EXPECT_EQ(inspect(core::view(said)).indication, Indication::passed) << check::to_json(inspect(core::view(said))).dump(1);
        const std::size_t number = said.rfind("startxref\n") + 10;
        said.replace(number, said.find('\n', number) - number, std::to_string(std::stoul(said.substr(number)) - 1));
        EXPECT_EQ(inspect(core::view(said)).indication, Indication::passed) << check::to_json(inspect(core::view(said))).dump(1);
        for (const char* key : {"/Prev ", "/Prev\n"})
            EXPECT_EQ(inspect(empty_section(pdf, key)).indication, Indication::passed) << key;
        for (const Structure& attack : all) {
            const auto report = inspect(attack.make(pdf));
            EXPECT_NE(report.indication, Indication::passed)
                << attack.kind << ": " << attack.name << check::to_json(report).dump(1);
            if (*attack.told == '\0') continue;
            ASSERT_EQ(report.signatures.size(), 1u);
            const auto& changes = report.signatures[0].changes;
            EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [&](const auto& each) { return each.key == attack.told; }))
                << attack.name << check::to_json(report).dump(1);
        }
    }
}

// Another text of the second page, by the name of the one that shows, and named by no table: it waits for an update
// that holds nothing but an entry for it.
Bytes with_hidden_twin(const Bytes& pdf) {
    const Page page(pdf);
    const std::string hidden = object(page.text, stream(forged));
    return update_by_hand(pdf, hidden + object(page.next, "null"), {{page.next, hidden.size()}});
}

TEST(AttackStructure, a_twin_hidden_before_signing_does_not_come_to_light) {
    const Bytes pdf = world().sign(with_hidden_twin(test::letter(test::Make::table, 2)), "Satu");
    ASSERT_EQ(inspect(pdf).indication, Indication::passed) << check::to_json(inspect(pdf)).dump(1);
    const Page page(pdf);
    const std::size_t twin = core::chars(pdf).find(object(page.text, stream(forged)));
    ASSERT_NE(twin, std::string_view::npos);
    ASSERT_NE(twin, page.offset) << "what shows is the other";
    const auto report = inspect(update_by_hand(pdf, "", {{page.text, 0, 'n', twin}}));
    EXPECT_EQ(report.indication, Indication::failed);
    EXPECT_EQ(report.sub_indication, "FORMAT_FAILURE");
    const check::Sentence told{"signing.change.page", {{"page", "2"}}};
    EXPECT_EQ(report.signatures.at(0).changes, std::vector{told}) << check::to_json(report).dump(1);
}

}  // namespace
}  // namespace signing
