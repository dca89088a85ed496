// SPDX-License-Identifier: Apache-2.0
// Attacks on the CMS in the gap and on the structure of the file around it, made from our own signed
// letters: other parts put in, the lengths around them written anew.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signing/check/cms.h"
#include "signing/check/der.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace {

using check::Indication;
using core::Bytes;
using core::ByteView;
using test::inspect;
using test::world;

Bytes encoded(std::uint8_t tag, const Bytes& value) {
    Bytes out{tag};
    if (value.size() >= 0x80) {
        out.push_back(value.size() > 0xFF ? 0x82 : 0x81);
        if (value.size() > 0xFF) out.push_back(static_cast<std::uint8_t>(value.size() >> 8));
    }
    out.push_back(static_cast<std::uint8_t>(value.size() & 0xFF));
    out.insert(out.end(), value.begin(), value.end());
    return out;
}

using Change = std::function<Bytes(const Bytes&)>;

// The object with the value at `path`, child by child, changed.
Bytes changed(ByteView der, std::vector<std::size_t> path, const Change& change) {
    const auto own = check::next(der);
    if (!own) return {};
    if (path.empty()) return encoded(own->tag, change({own->value.begin(), own->value.end()}));
    const std::size_t wanted = path.front();
    path.erase(path.begin());
    Bytes value;
    std::size_t index = 0;
    for (ByteView rest = own->value; !rest.empty(); ++index) {
        const auto child = check::next(rest);
        if (!child) return {};
        const ByteView there = rest.first(child->whole);
        const Bytes now = index == wanted ? changed(there, path, change) : Bytes(there.begin(), there.end());
        value.insert(value.end(), now.begin(), now.end());
        rest = rest.subspan(child->whole);
    }
    return encoded(own->tag, value);
}

struct Gap {
    std::size_t at = 0, size = 0;  // of the digits
};

Gap gap_of(const Bytes& pdf) {
    const std::string_view text = core::chars(pdf);
    const std::size_t at = text.rfind("/Contents <") + 11;
    return {at, text.find('>', at) - at};
}

Bytes with_gap(const Bytes& pdf, const Bytes& content) {
    const Gap gap = gap_of(pdf);
    std::string digits = core::hex(content);
    EXPECT_LE(digits.size(), gap.size);
    digits.resize(gap.size, '0');
    Bytes out = pdf;
    std::copy(digits.begin(), digits.end(), out.begin() + static_cast<std::ptrdiff_t>(gap.at));
    return out;
}

Bytes cms_of(const Bytes& pdf) {
    const Gap gap = gap_of(pdf);
    Bytes cms = core::unhex(core::chars(pdf).substr(gap.at, gap.size));
    cms.resize(check::cms_size(cms));
    return cms;
}

Bytes joined(Bytes a, const Bytes& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

// SignedData: version, digests, content, certificates, signers.
const std::vector<std::size_t> content{1, 0, 2}, certificates{1, 0, 3}, signers{1, 0, 4}, attributes{1, 0, 4, 0, 3};

// Without the child that holds these octets.
Change without(std::string_view digits) {
    return [octets = core::unhex(digits)](const Bytes& value) {
        Bytes out;
        for (ByteView rest = value; !rest.empty();) {
            const ByteView child = rest.first(check::next(rest)->whole);
            if (std::search(child.begin(), child.end(), octets.begin(), octets.end()) == child.end())
                out.insert(out.end(), child.begin(), child.end());
            rest = rest.subspan(child.size());
        }
        return out;
    };
}

struct Attack {
    const char* name;
    std::function<Bytes(const Bytes&)> make;  // of the CMS
    const char* expected;
};

TEST(AttackCms, no_other_part_passes) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const Bytes other = cms_of(world().sign(test::letter(test::Make::table, 2), "Dua"));
    const Bytes stranger =
        core::pki::Authority::root({"Orang Lain", ""}, {{0}, {4'000'000'000'000}}, core::pki::KeyKind::ec_p256)
            .certificate();
    const std::vector<Attack> all{
        {"two signers, the same twice",
         [](const Bytes& cms) {
             return changed(cms, signers, [](const Bytes& value) { return joined(value, value); });
         },
         "FORMAT_FAILURE"},
        {"no signer", [](const Bytes& cms) { return changed(cms, signers, [](const Bytes&) { return Bytes(); }); },
         "FORMAT_FAILURE"},
        {"content inside",
         [](const Bytes& cms) {
             return changed(cms, content, [](const Bytes& value) {
                 const std::string_view text = "isi lain";
                 return joined(value, encoded(0xA0, encoded(0x04, {text.begin(), text.end()})));
             });
         },
         "FORMAT_FAILURE"},
        {"no digest of the content",
         [](const Bytes& cms) { return changed(cms, attributes, without("06092a864886f70d010904")); },
         "FORMAT_FAILURE"},
        {"no certificate named",
         [](const Bytes& cms) { return changed(cms, attributes, without("060b2a864886f70d010910022f")); },
         "SIG_CRYPTO_FAILURE"},
        {"no signed attributes",
         [](const Bytes& cms) {
             return changed(cms, {1, 0, 4, 0}, [](const Bytes& value) {
                 Bytes out;
                 for (ByteView rest = value; !rest.empty(); rest = rest.subspan(check::next(rest)->whole))
                     if (rest[0] != 0xA0)
                         out.insert(out.end(), rest.begin(),
                                    rest.begin() + static_cast<std::ptrdiff_t>(check::next(rest)->whole));
                 return out;
             });
         },
         "HASH_FAILURE"},
        {"certificates of nobody here",
         [&](const Bytes& cms) { return changed(cms, certificates, [&](const Bytes&) { return stranger; }); },
         "NO_SIGNING_CERTIFICATE_FOUND"},
        {"the signature of another letter", [&](const Bytes&) { return other; }, "HASH_FAILURE"},
        {"octets behind it",
         [](const Bytes& cms) {
             return joined(cms, {0x30, 0x00});
         },
         "FORMAT_FAILURE"},
        {"zeros inside its frame",
         [](const Bytes& cms) { return changed(cms, {}, [](const Bytes& value) {
                                    return joined(value, {0, 0});
                                }); },
         "FORMAT_FAILURE"},
    };
    ASSERT_EQ(inspect(with_gap(pdf, cms_of(pdf))).indication, Indication::passed);
    for (const Attack& attack : all) {
        const auto report = inspect(with_gap(pdf, attack.make(cms_of(pdf))));
        EXPECT_NE(report.indication, Indication::passed) << attack.name;
        EXPECT_EQ(report.sub_indication, attack.expected) << attack.name << check::to_json(report).dump(1);
    }
}

// An update written by hand, with a table that says what it likes.
struct Entry {
    int id = 0;
    std::size_t offset = 0;  // in the update
    char kind = 'n';
    std::optional<std::size_t> anywhere = {};  // in the file
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
                      one.anywhere.value_or(pdf.size() + 1 + one.offset), one.kind == 'f' ? 1 : 0, one.kind);
        text += std::to_string(one.id) + " 1\n" + line.data();
    }
    text += "trailer\n<< /Size " + std::to_string(source.next_id() + 4) + " /Root " +
            pades::reference(source.root()) + " /Prev " + std::to_string(source.xref_at()) + " /ID " +
            source.reader().getTrailer().getKey("/ID").unparseResolved() + " " + more + " >>\nstartxref\n" +
            std::to_string(table) + "\n%%EOF\n";
    return joined(pdf, {text.begin(), text.end()});
}

std::string object(int id, const std::string& body) { return std::to_string(id) + " 0 obj\n" + body + "\nendobj\n"; }

struct Structure {
    const char* kind;
    const char* name;
    std::function<Bytes(const Bytes&)> make;
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
        for (const auto& [id, entry] : source.reader().getXRefTable())
            if (id.getObj() == text) offset = static_cast<std::size_t>(entry.getOffset());
    }
    int page = 0, text = 0, next = 0;
    std::size_t offset = 0;
};

const std::string forged = "BT /F1 12 Tf 72 720 Td (Rp 900.000.000) Tj ET\n";

std::vector<Structure> structures() {
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
        {"duplicate objects", "one id twice in one section",
         [](const Bytes& pdf) {
             const Page page(pdf);
             return update_by_hand(pdf, object(page.text, stream(forged)),
                                   {{page.text, 0, 'n', page.offset}, {page.text, 0}});
         }},
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
         }},
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
        {"catalog", "an action on opening",
         [](const Bytes& pdf) {
             const pades::Source source(pdf);
             const int id = source.root().getObjectID();
             return update_by_hand(
                 pdf, object(id, pades::with_keys(source.root(), {{"/OpenAction", "<< /S /JavaScript /JS (x) >>"}})),
                 {{id, 0}});
         }},
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

TEST(AttackStructure, nothing_written_behind_the_signature_passes) {
    for (const bool certify : {false, true}) {
        pades::Placement placement;
        placement.certify = certify;
        const Bytes pdf = world().sign(test::letter(test::Make::table, 2), "Satu", placement);
        ASSERT_EQ(inspect(pdf).indication, Indication::passed);
        for (const Structure& attack : structures()) {
            const auto report = inspect(attack.make(pdf));
            EXPECT_NE(report.indication, Indication::passed)
                << attack.kind << ": " << attack.name << check::to_json(report).dump(1);
        }
    }
}

}  // namespace
}  // namespace signing
