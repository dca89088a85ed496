// SPDX-License-Identifier: Apache-2.0
// What honest programs write after a signature and must not be taken for an attack, each beside the
// attack it resembles.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signing/tests/long_term.h"

namespace signing {
namespace changes_test {

using check::Indication;
using core::Bytes;
using pades::with_keys;
using test::inspect;
using test::updated_by;
using test::world;

struct Told {
    Indication indication;
    std::string modifications;
    bool operator==(const Told&) const = default;
};

Told after(const Bytes& pdf, const test::Act& act) {
    const check::Report report = inspect(updated_by(pdf, act));
    if (report.signatures.empty()) return {report.indication, "unreadable"};
    return {report.indication, report.signatures[0].modifications};
}

void PrintTo(const Told& told, std::ostream* out) {
    *out << check::name(told.indication) << " " << told.modifications;
}

const Told untouched{Indication::passed, "none"}, filled{Indication::passed, "form_filling"},
    broken{Indication::failed, "other"};

TEST(Changes, numbers_written_otherwise_are_the_same) {
    const Bytes pdf = world().sign(test::letter(test::Make::table, 2), "Satu");
    const auto box = [&](const char* value) {
        return after(pdf, [&](const auto& source, auto& update) {
            update.put_same(source.page(2), with_keys(source.page(2), {{"/MediaBox", value}}));
        });
    };
    EXPECT_EQ(box("[0 0.0 595.00 842.]"), untouched);
    EXPECT_EQ(box("[0 0 595 841.9]"), broken);
}

TEST(Changes, the_catalog_may_stand_under_another_number) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const auto moved = [&](const std::map<std::string, std::string>& keys) {
        const pades::Source source(pdf);
        const std::string root = with_keys(source.root(), keys);
        const int id = source.next_id();
        Bytes out = updated_by(pdf, [&](const auto&, auto& update) { update.put(update.new_id(), 0, root); });
        std::string text(core::chars(out));
        const std::string old = "/Root " + pades::reference(source.root());
        std::string now = "/Root " + std::to_string(id) + " 0 R";
        text.replace(text.rfind(old), old.size(), now);
        return inspect(Bytes(text.begin(), text.end())).indication;
    };
    EXPECT_EQ(moved({}), Indication::passed);
    EXPECT_EQ(moved({{"/OpenAction", "<< /S /JavaScript /JS (x) >>"}}), Indication::failed);
}

// A list to choose from, with the place of what is chosen and the font it is shown in.
Bytes with_choice() {
    return updated_by(test::letter(), [](const auto& source, auto& update) {
        QPDFObjectHandle page = source.page(1);
        const int field = update.new_id(), form = update.new_id();
        update.put(field, 0,
                   "<< /Type /Annot /Subtype /Widget /FT /Ch /T (sifat) /V (Biasa) /I [0] /Opt [(Biasa) (Segera)] "
                   "/DA (/Helv 9 Tf 0 g) /Rect [72 600 162 620] /F 4 /P " +
                       pades::reference(page) + " >>");
        update.put_same(page, with_keys(page, {{"/Annots", "[" + pades::reference(field) + "]"}}));
        update.put(form, 0, "<< /Fields [" + pades::reference(field) + "] >>");
        update.put_same(source.root(), with_keys(source.root(), {{"/AcroForm", pades::reference(form)}}));
    });
}

TEST(Changes, a_choice_takes_its_place_and_font_along) {
    const Bytes pdf = world().sign(with_choice(), "Satu");
    const auto field = [&](const std::map<std::string, std::string>& keys) {
        return after(pdf, [&](const auto& source, auto& update) {
            for (const auto& one : source.fields())
                if (one.name == "sifat") update.put_same(one.object, with_keys(one.object, keys));
        });
    };
    EXPECT_EQ(field({{"/V", "(Segera)"}, {"/I", "[1]"}, {"/DA", "(/Helv 8 Tf 0 g)"}}), filled);
    EXPECT_EQ(field({{"/I", "[1]"}}), broken);
    EXPECT_EQ(field({{"/DA", "(/Helv 8 Tf 1 g)"}}), broken);
    EXPECT_EQ(field({{"/V", "(Segera)"}, {"/Opt", "[(Biasa) (Rahasia)]"}}), broken);
}

// A tagged file with one paragraph.
Bytes tagged() {
    return updated_by(test::letter(), [](const auto& source, auto& update) {
        const int root = update.new_id(), paragraph = update.new_id();
        update.put(root, 0,
                   "<< /Type /StructTreeRoot /K [" + pades::reference(paragraph) + "] /ParentTreeNextKey 1 >>");
        update.put(paragraph, 0,
                   "<< /Type /StructElem /S /P /P " + pades::reference(root) + " /Pg " +
                       pades::reference(source.page(1)) + " /K [0] /Alt (Undangan rapat) >>");
        update.put_same(source.root(), with_keys(source.root(), {{"/StructTreeRoot", pades::reference(root)}}));
    });
}

TEST(Changes, the_structure_may_grow_by_widgets_alone) {
    const Bytes pdf = world().sign(tagged(), "Satu");
    const auto grown = [&](const std::string& element) {
        return after(pdf, [&](const auto& source, auto& update) {
            QPDFObjectHandle root = source.root().getKey("/StructTreeRoot");
            const int id = update.new_id();
            update.put(id, 0, element);
            update.put_same(root,
                            with_keys(root, {{"/K", pades::with_element(root.getKey("/K"), pades::reference(id))},
                                             {"/ParentTreeNextKey", "2"}}));
        });
    };
    const pades::Source source(pdf);
    const std::string widget = pades::reference(source.fields().at(0).object);
    EXPECT_EQ(grown("<< /Type /StructElem /S /Form /K << /Type /OBJR /Obj " + widget + " >> >>"), untouched);
    EXPECT_EQ(grown("<< /Type /StructElem /S /P /K [0] /ActualText (Rp 900.000.000) >>"), broken);
    EXPECT_EQ(
        grown("<< /Type /StructElem /S /P /K << /Type /OBJR /Obj " + pades::reference(source.root()) + " >> >>"),
        broken);
    const auto other = after(pdf, [](const auto& own, auto& update) {
        QPDFObjectHandle paragraph = own.root().getKey("/StructTreeRoot").getKey("/K").getArrayItem(0);
        update.put_same(paragraph, with_keys(paragraph, {{"/Alt", "(Rp 900.000.000)"}}));
    });
    EXPECT_EQ(other, broken);
}

}  // namespace
}  // namespace signing
