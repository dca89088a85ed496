// SPDX-License-Identifier: Apache-2.0
// Every known class of attack on signed PDFs, made from our own signed letters: class, what the attacker
// does, and what the victim's signature is told to be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "signing/tests/long_term.h"
#include "tests/support/refusal.h"

namespace signing {
namespace attack_test {

using check::Indication;
using core::Bytes;
using pades::Source;
using pades::Update;
using pades::with_keys;
using test::inspect;
using test::updated_by;
using test::world;

struct Attack {
    const char* kind;
    const char* name;
    std::function<Bytes(const Bytes&)> make;
    const char* expected;                 // sub-indication of the file
    const char* certified = expected;     // and where the first signer certified it (DocMDP P=2)
};

// A form with a value and two empty signature fields, the first of them locking as `lock` says.
Bytes form(const std::string& lock = "") {
    const Bytes plain = test::letter(test::Make::table, 2);
    return updated_by(plain, [&](const Source& source, Update& update) {
        QPDFObjectHandle page = source.page(1);
        const auto widget = [&](const std::string& rest) {
            const int id = update.new_id();
            update.put(id, 0, "<< /Type /Annot /Subtype /Widget /F 4 /P " + pades::reference(page) + " " + rest + " >>");
            return pades::reference(id);
        };
        const int look = update.new_id();
        update.put(look, 0, "<< /Type /XObject /Subtype /Form /BBox [0 0 90 20] /Length 0 >>\nstream\n\nendstream");
        const std::string all =
            widget("/FT /Tx /T (nilai) /V (100) /Rect [72 600 162 620] /AP << /N " + pades::reference(look) + " >>") + " " +
            widget("/FT /Sig /T (ttd) /Rect [0 0 0 0] " + (lock.empty() ? "" : "/Lock << /Type /SigFieldLock " + lock + " >>")) +
            " " + widget("/FT /Sig /T (ttd2) /Rect [0 0 0 0]");
        update.put_same(page, with_keys(page, {{"/Annots", "[" + all + "]"}}));
        const int form = update.new_id();
        update.put(form, 0, "<< /Fields [" + all + "] /SigFlags 1 >>");
        update.put_same(source.root(), with_keys(source.root(), {{"/AcroForm", pades::reference(form)}}));
    });
}

Bytes signed_form(bool certify, const std::string& lock = "") {
    pades::Placement placement;
    placement.field = "ttd";
    placement.certify = certify;
    return world().sign(form(lock), "Satu", placement);
}

QPDFObjectHandle field(const Source& source, const std::string& name) {
    for (const auto& one : source.fields())
        if (one.name == name) return one.object;
    return QPDFObjectHandle::newNull();
}

Bytes swapped(const Bytes& pdf, const std::string& from, std::string to) {
    std::string text(core::chars(pdf));
    const std::size_t at = text.rfind(from);
    EXPECT_NE(at, std::string::npos) << from;
    to.resize(from.size(), ' ');
    text.replace(at, from.size(), to);
    return {text.begin(), text.end()};
}

std::string range_of(const Bytes& pdf) {
    const std::string text(core::chars(pdf));
    const std::size_t at = text.rfind("/ByteRange [") + 12;
    return text.substr(at, text.find(']', at) - at);
}

Bytes add_annotation(const Bytes& pdf) {
    return updated_by(pdf, [](const Source& source, Update& update) {
        const int id = update.new_id();
        update.put(id, 0, "<< /Type /Annot /Subtype /FreeText /Rect [72 700 500 740] /Contents (Rp 1) >>");
        QPDFObjectHandle page = source.page(1);
        update.put_same(page, with_keys(page, {{"/Annots", pades::with_element(page.getKey("/Annots"), pades::reference(id))}}));
    });
}

Bytes add_covering_field(const Bytes& pdf) {
    return updated_by(pdf, [](const Source& source, Update& update) {
        const int look = update.new_id(), id = update.new_id();
        update.put(look, 0, "<< /Type /XObject /Subtype /Form /BBox [0 0 500 40] /Length 0 >>\nstream\n\nendstream");
        QPDFObjectHandle page = source.page(1), form = source.root().getKey("/AcroForm");
        update.put(id, 0, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (palsu) /F 4 /Rect [72 700 500 740] /P " +
                              pades::reference(page) + " /AP << /N " + pades::reference(look) + " >> >>");
        update.put_same(page, with_keys(page, {{"/Annots", pades::with_element(page.getKey("/Annots"), pades::reference(id))}}));
        update.put_same(form, with_keys(form, {{"/Fields", pades::with_element(form.getKey("/Fields"), pades::reference(id))}}));
    });
}

std::function<Bytes(const Bytes&)> field_key(const char* name, std::map<std::string, std::string> keys) {
    return [=](const Bytes& pdf) {
        return updated_by(pdf, [&](const Source& source, Update& update) {
            QPDFObjectHandle one = field(source, name);
            update.put_same(one, with_keys(one, keys));
        });
    };
}

std::function<Bytes(const Bytes&)> page_key(std::map<std::string, std::string> keys) {
    return [=](const Bytes& pdf) {
        return updated_by(pdf, [&](const Source& source, Update& update) {
            update.put_same(source.page(2), with_keys(source.page(2), keys));
        });
    };
}

// The gap of the byte range grows over what the attacker puts behind the signature.
Bytes wrap(const Bytes& pdf) {
    std::string text(core::chars(pdf));
    const std::string range = range_of(pdf);
    std::array<std::size_t, 4> at{};
    std::sscanf(range.c_str(), "%zu %zu %zu %zu", &at[0], &at[1], &at[2], &at[3]);
    const std::string junk = "\n99 0 obj\n<< /Type /Catalog >>\nendobj\n";
    text.insert(at[2], junk);
    std::string other = "0 " + std::to_string(at[1]) + " " + std::to_string(at[2] + junk.size()) + " " + std::to_string(at[3]);
    other.resize(range.size(), ' ');
    text.replace(text.rfind(range), range.size(), other);
    return {text.begin(), text.end()};
}

Bytes appended(const Bytes& pdf, std::string_view tail) {
    Bytes out = pdf;
    out.insert(out.end(), tail.begin(), tail.end());
    return out;
}

std::vector<Attack> on_the_signature() {
    return {
        {"USF", "no byte range", [](const Bytes& pdf) { return swapped(pdf, "/ByteRange", "/ByteRangX"); }, "FORMAT_FAILURE"},
        {"USF", "empty byte range", [](const Bytes& pdf) { return swapped(pdf, range_of(pdf), ""); }, "FORMAT_FAILURE"},
        {"USF", "byte range of nothing", [](const Bytes& pdf) { return swapped(pdf, range_of(pdf), "0 0 0 0"); }, "FORMAT_FAILURE"},
        {"USF", "no contents", [](const Bytes& pdf) { return swapped(pdf, "/Contents <", "/Contentz <"); }, "FORMAT_FAILURE"},
        {"USF", "value is null", field_key("ttd", {{"/V", "null"}}), "SIGNED_DATA_NOT_FOUND"},
        {"SWA", "a grown gap", wrap, "FORMAT_FAILURE"},
        {"ISA", "objects and no table", [](const Bytes& pdf) { return appended(pdf, "\n4 0 obj\n<< /X 1 >>\nendobj\n%%EOF\n"); },
         "SIG_CONSTRAINTS_FAILURE"},
        {"ISA", "a new page text", page_key({{"/Contents", "null"}}), "FORMAT_FAILURE"},
    };
}

std::vector<Attack> on_the_document() {
    return {
        {"shadow replace", "another font",
         [](const Bytes& pdf) {
             return updated_by(pdf, [](const Source& source, Update& update) {
                 update.put_same(source.page(1).getKey("/Resources").getKey("/Font").getKey("/F1"),
                                 "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>");
             });
         },
         "FORMAT_FAILURE"},
        {"shadow hide", "another page tree",
         [](const Bytes& pdf) {
             return updated_by(pdf, [](const Source& source, Update& update) {
                 QPDFObjectHandle pages = source.root().getKey("/Pages");
                 update.put_same(pages, with_keys(pages, {{"/Kids", "[" + pades::reference(source.page(2)) + "]"}, {"/Count", "1"}}));
             });
         },
         "FORMAT_FAILURE"},
        {"form overlay", "another look of the same value", field_key("nilai", {{"/AP", "<< >>"}}), "FORMAT_FAILURE"},
        {"form overlay", "a moved field", field_key("nilai", {{"/Rect", "[72 700 500 740]"}}), "FORMAT_FAILURE"},
        {"EAA", "a note over the text", add_annotation, "SIG_CONSTRAINTS_FAILURE", "FORMAT_FAILURE"},
        {"SSA", "an empty signature field over the text", add_covering_field, "SIG_CONSTRAINTS_FAILURE", "FORMAT_FAILURE"},
        {"SSA", "a later signature over a field", test::shown_signed,
         "SIG_CONSTRAINTS_FAILURE", "FORMAT_FAILURE"},
        {"duplicate keys", "a page with two contents",
         [](const Bytes& pdf) {
             return updated_by(pdf, [](const Source& source, Update& update) {
                 std::string body = with_keys(source.page(2), {});
                 body.insert(2, " /Contents null");
                 update.put_same(source.page(2), body);
             });
         },
         "FORMAT_FAILURE"},
    };
}

TEST(Attack, no_class_passes) {
    std::vector<Attack> all = on_the_signature();
    for (Attack& one : on_the_document()) all.push_back(std::move(one));
    for (const bool certified : {false, true}) {
        const Bytes pdf = signed_form(certified);
        ASSERT_EQ(inspect(pdf).indication, Indication::passed) << check::to_json(inspect(pdf)).dump(1);
        for (const Attack& attack : all) {
            const auto report = inspect(attack.make(pdf));
            EXPECT_NE(report.indication, Indication::passed) << attack.kind << ": " << attack.name;
            EXPECT_EQ(report.sub_indication, certified ? attack.certified : attack.expected)
                << attack.kind << ": " << attack.name << "\n" << check::to_json(report).dump(1);
        }
    }
}

TEST(Locks, a_value_may_change_unless_it_is_locked) {
    const auto fill = field_key("nilai", {{"/V", "(999)"}});
    struct Case {
        const char* lock;
        Indication indication;
        const char* modifications;
    };
    for (const Case& one : {Case{"", Indication::passed, "form_filling"},
                            Case{"/Action /Include /Fields [(lain)]", Indication::passed, "form_filling"},
                            Case{"/Action /Exclude /Fields [(nilai)]", Indication::passed, "form_filling"},
                            Case{"/Action /All", Indication::failed, "other"},
                            Case{"/Action /Include /Fields [(nilai)]", Indication::failed, "other"},
                            Case{"/Action /Exclude /Fields [(lain)]", Indication::failed, "other"},
                            Case{"/Action /Include /Fields [] /P 1", Indication::failed, "form_filling"}}) {
        const auto report = inspect(fill(signed_form(false, one.lock)));
        EXPECT_EQ(report.indication, one.indication) << one.lock << check::to_json(report).dump(1);
        EXPECT_EQ(report.signatures[0].modifications, one.modifications) << one.lock;
    }
}

// Evidence and document timestamps change nothing a lock or a certification without changes forbids.
TEST(Locks, leave_room_for_evidence) {
    for (const char* lock : {"/Action /All", "/Action /All /P 1"}) {
        const Bytes pdf = signed_form(true, lock);
        const auto report = inspect(test::stamped(test::with_store(pdf, {}), world().source, world().now));
        EXPECT_EQ(report.indication, Indication::passed) << check::to_json(report).dump(1);
        EXPECT_EQ(report.signatures[0].modifications, "lta_updates");
    }
}

TEST(Locks, a_later_signature_in_a_field_left_open_passes) {
    pades::Placement second;
    second.field = "ttd2";
    const Bytes open = world().sign(signed_form(true, "/Action /Include /Fields [(nilai)]"), "Dua", second);
    EXPECT_EQ(inspect(open).indication, Indication::passed) << check::to_json(inspect(open)).dump(1);
    EXPECT_EQ(tests::key_of([&] { world().sign(signed_form(true, "/Action /All"), "Dua", second); }),
              "signing.error.field_locked");
    // Another program did.
    const auto report = inspect(field_key("ttd2", {{"/V", "<< /Type /Sig >>"}})(signed_form(true, "/Action /All")));
    EXPECT_EQ(report.indication, Indication::failed);
    const auto first = std::find_if(report.signatures.begin(), report.signatures.end(),
                                    [](const auto& each) { return each.field == "ttd"; });
    ASSERT_NE(first, report.signatures.end());
    const auto& reasons = first->reasons;
    EXPECT_TRUE(std::any_of(reasons.begin(), reasons.end(),
                            [](const auto& each) { return each.key == "signing.verdict.locked_changed"; }))
        << check::to_json(report).dump(1);
}

}  // namespace
}  // namespace signing
