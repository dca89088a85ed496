// SPDX-License-Identifier: Apache-2.0
// Attacks on what a reader shows and on what a catalog says: widgets under every kind of field, and entries nobody
// looks at, each with the change it must be told by.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "signing/check/catalog.h"
#include "signing/check/xmp.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace attack_widgets_test {

using check::Indication;
using core::Bytes;
using pades::reference;
using pades::Source;
using pades::Update;
using pades::with_element;
using pades::with_keys;
using test::inspect;
using test::updated_by;
using test::world;

struct Attack {
    const char* name;
    test::Act act;
    const char* told;   // the change that must be told
};

std::string stream(const std::string& keys, const std::string& text) {
    return "<< " + keys + " /Length " + std::to_string(text.size()) + " >>\nstream\n" + text + "\nendstream";
}

int look(Update& update, const char* drawing = "1 g 0 0 400 40 re f") {
    const int id = update.new_id();
    update.put(id, 0, stream("/Type /XObject /Subtype /Form /BBox [0 0 400 40]", drawing));
    return id;
}

QPDFObjectHandle form_of(const Source& source) { return source.root().getKey("/AcroForm"); }

QPDFObjectHandle field_of(const Source& source, const std::string& name) {
    for (const auto& one : source.fields())
        if (one.name == name) return one.object;
    return QPDFObjectHandle::newNull();
}

void show(const Source& source, Update& update, int id) {
    QPDFObjectHandle page = source.page(1);
    update.put_same(page, with_keys(page, {{"/Annots", with_element(page.getKey("/Annots"), reference(id))}}));
}

void list(const Source& source, Update& update, int id) {
    QPDFObjectHandle form = form_of(source);
    update.put_same(form, with_keys(form, {{"/Fields", with_element(form.getKey("/Fields"), reference(id))}}));
}

const std::string over_the_text = " /Rect [60 700 460 740] ";

// A widget over the text of the first page; `rest` says whose it is.
int widget(const Source& source, Update& update, const std::string& rest, const std::string& kind = "/Widget",
           const std::string& where = over_the_text) {
    const int drawn = look(update), id = update.new_id();
    update.put(id, 0, "<< /Type /Annot /Subtype " + kind + " /F 4 /P " + reference(source.page(1)) + where + " /AP << /N " +
                          reference(drawn) + " >> " + rest + " >>");
    show(source, update, id);
    return id;
}

test::Act kid_of(const char* field) {
    return [=](const Source& source, Update& update) {
        QPDFObjectHandle own = field_of(source, field);
        const int id = widget(source, update, "/Parent " + reference(own));
        update.put_same(own, with_keys(own, {{"/Kids", "[" + reference(id) + "]"}}));
    };
}

test::Act root_field(const std::string& rest, const std::string& kind = "/Widget", const std::string& where = over_the_text) {
    return [=](const Source& source, Update& update) {
        list(source, update, widget(source, update, "/FT /Sig " + rest, kind, where));
    };
}

test::Act field_keys(const char* field, const std::map<std::string, std::string>& keys) {
    return [=](const Source& source, Update& update) {
        QPDFObjectHandle own = field_of(source, field);
        update.put_same(own, with_keys(own, keys));
    };
}

test::Act root_keys(const std::map<std::string, std::string>& keys) {
    return [=](const Source& source, Update& update) { update.put_same(source.root(), with_keys(source.root(), keys)); };
}

test::Act form_keys(const std::map<std::string, std::string>& keys) {
    return [=](const Source& source, Update& update) { update.put_same(form_of(source), with_keys(form_of(source), keys)); };
}

std::string reference_to(const Source& source, const char* key) { return reference(source.root().getKey(key)); }

// A text field whose widget is a kid, metadata, a tagged paragraph and a store, all of them signed.
Bytes signed_letter(bool certify) {
    const Bytes plain = updated_by(test::letter(test::Make::table, 2), [](const Source& source, Update& update) {
        QPDFObjectHandle page = source.page(1);
        const int drawn = look(update, "0 0 90 20 re S"), field = update.new_id(), kid = update.new_id(), form = update.new_id();
        const int tree = update.new_id(), paragraph = update.new_id(), metadata = update.new_id();
        update.put(field, 0, "<< /FT /Tx /T (nilai) /V (100) /Kids [" + reference(kid) + "] >>");
        update.put(kid, 0, "<< /Type /Annot /Subtype /Widget /F 4 /Parent " + reference(field) + " /P " + reference(page) +
                               " /Rect [72 600 162 620] /AP << /N " + reference(drawn) + " >> >>");
        update.put_same(page, with_keys(page, {{"/Annots", "[" + reference(kid) + "]"}, {"/StructParents", "0"}}));
        update.put(form, 0, "<< /Fields [" + reference(field) + "] /SigFlags 1 >>");
        update.put(tree, 0, "<< /Type /StructTreeRoot /K [" + reference(paragraph) + "] /ParentTreeNextKey 1 /ParentTree << /Nums [0 [" +
                                reference(paragraph) + "]] >> >>");
        update.put(paragraph, 0, "<< /Type /StructElem /S /P /P " + reference(tree) + " /Pg " + reference(page) + " /K [0] >>");
        update.put(metadata, 0, stream("/Type /Metadata /Subtype /XML",
                                       "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><dc:title>Undangan rapat</dc:title> "
                                       "<xmp:ModifyDate>2026-11-20T08:00:00Z</xmp:ModifyDate></x:xmpmeta>"));
        update.put_same(source.root(), with_keys(source.root(), {{"/AcroForm", reference(form)},
                                                                 {"/StructTreeRoot", reference(tree)},
                                                                 {"/Metadata", reference(metadata)}}));
    });
    pades::Placement placement;
    placement.certify = certify;
    placement.later = {{"nanti", 1, pades::Box{300, 100, 120, 40}}};
    return world().sign(test::with_store(plain, {{world().root.certificate()}, {}, {}}), "Satu", placement);
}

std::vector<Attack> on_widgets() {
    return {
        {"an unsigned field takes a look", field_keys("nanti", {{"/MK", "<< /BG [1 1 1] /CA (Rp 1 miliar) >>"}}),
         "signing.change.field"},
        {"an unsigned field is hidden", field_keys("nanti", {{"/F", "2"}}), "signing.change.field"},
        {"a kid of the signature", kid_of("Signature1"), "signing.change.field"},
        {"a kid of a field to be signed", kid_of("nanti"), "signing.change.field"},
        {"a field without a name", root_field(""), "signing.change.field_added"},
        {"a field that acts", root_field("/T (x) /AA << /PV << /S /JavaScript /JS (x) >> >>", "/Widget", " /Rect [0 0 0 0] "),
         "signing.change.field_acts"},
        {"a screen", root_field("/T (x)", "/Screen"), "signing.change.field_added"},
        {"a note dressed as a field", root_field("/Contents (x)", "/FreeText"), "signing.change.field_added"},
        {"a file", root_field("/T (x)", "/FileAttachment", " /Rect [0 0 0 0] "), "signing.change.field_added"},
        {"a signature of nobody", root_field("/V << /Type /Sig /Filter /Adobe.PPKLite >>"), "signing.change.signature_added"},
        {"a look moved to the kid",
         [](const Source& source, Update& update) {
             const int parent = update.new_id();
             const int id = widget(source, update, "/Parent " + reference(parent));
             update.put(parent, 0, "<< /FT /Sig /T (x) /Kids [" + reference(id) + "] >>");
             list(source, update, parent);
         },
         "signing.change.field_added"},
        {"a look moved into /MK",
         [](const Source& source, Update& update) {
             const int id = update.new_id();
             update.put(id, 0, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (x) /F 4" + over_the_text +
                                   "/MK << /BG [1 1 1] /CA (Rp 1 miliar) >> >>");
             show(source, update, id);
             list(source, update, id);
         },
         "signing.change.field_added"},
        {"another look of a kid's value",
         [](const Source& source, Update& update) {
             QPDFObjectHandle kid = field_of(source, "nilai").getKey("/Kids").getArrayItem(0);
             update.put_same(kid, with_keys(kid, {{"/AP", "<< /N " + reference(look(update)) + " >>"}}));
         },
         "signing.change.field_look"},
    };
}

std::vector<Attack> on_the_catalog() {
    return {
        {"no evidence any more", root_keys({{"/DSS", "null"}}), "signing.change.evidence_lost"},
        {"a store that is none",
         [](const Source& source, Update& update) { root_keys({{"/DSS", reference_to(source, "/Pages")}})(source, update); },
         "signing.change.evidence_lost"},
        {"less evidence", root_keys({{"/DSS", "<< /Certs [] >>"}}), "signing.change.evidence_lost"},
        {"an older version", root_keys({{"/Version", "/1.2"}}), "signing.change.catalog"},
        {"no signatures by the flags", form_keys({{"/SigFlags", "0"}}), "signing.change.form"},
        {"fields in another order",
         [](const Source& source, Update& update) {
             std::string turned = "[";
             QPDFObjectHandle all = form_of(source).getKey("/Fields");
             for (int i = all.getArrayNItems(); i-- > 0;) turned += " " + reference(all.getArrayItem(i));
             form_keys({{"/Fields", turned + "]"}})(source, update);
         },
         "signing.change.form"},
        {"another title",
         [](const Source& source, Update& update) {
             update.put_same(source.root().getKey("/Metadata"),
                             stream("/Type /Metadata /Subtype /XML", "<x:xmpmeta><dc:title>Palsu</dc:title></x:xmpmeta>"));
         },
         "signing.change.information"},
        {"read out otherwise",
         [](const Source& source, Update& update) {
             QPDFObjectHandle tree = source.root().getKey("/StructTreeRoot");
             const int id = update.new_id();
             update.put(id, 0, "<< /Type /StructElem /S /Form /Alt (Rp 1 miliar) /K << /Type /OBJR /Obj " +
                                   reference(field_of(source, "Signature1")) + " >> >>");
             update.put_same(tree, with_keys(tree, {{"/K", with_element(tree.getKey("/K"), reference(id))}}));
         },
         "signing.change.catalog"},
        {"marks that lead nowhere",
         [](const Source& source, Update& update) {
             QPDFObjectHandle tree = source.root().getKey("/StructTreeRoot");
             update.put_same(tree, with_keys(tree, {{"/ParentTree", "<< /Nums [] >>"}}));
         },
         "signing.change.catalog"},
    };
}

bool tells(const check::SignatureReport& one, const std::string& key) {
    return std::any_of(one.changes.begin(), one.changes.end(), [&](const auto& each) { return each.key == key; });
}

TEST(AttackWidgets, whatever_is_shown_anew_is_told_and_none_passes) {
    std::vector<Attack> all = on_widgets();
    for (Attack& one : on_the_catalog()) all.push_back(std::move(one));
    for (const bool certify : {false, true}) {
        const Bytes pdf = signed_letter(certify);
        ASSERT_EQ(inspect(pdf).indication, Indication::passed) << check::to_json(inspect(pdf)).dump(1);
        for (const Attack& attack : all) {
            const auto report = inspect(updated_by(pdf, attack.act));
            EXPECT_NE(report.indication, Indication::passed) << attack.name;
            const auto first = std::find_if(report.signatures.begin(), report.signatures.end(),
                                            [](const auto& each) { return each.field == "Signature1"; });
            ASSERT_NE(first, report.signatures.end()) << attack.name;
            EXPECT_TRUE(tells(*first, attack.told)) << attack.name << check::to_json(report).dump(1);
        }
    }
}

TEST(AttackWidgets, what_honest_programs_write_passes_and_is_told) {
    const Bytes pdf = signed_letter(true);
    const auto after = [&](const test::Act& act, const char* told, const char* modifications) {
        const auto report = inspect(updated_by(pdf, act));
        EXPECT_EQ(report.indication, Indication::passed) << told << check::to_json(report).dump(1);
        EXPECT_EQ(report.signatures.at(0).modifications, modifications) << told;
        EXPECT_TRUE(tells(report.signatures[0], told)) << told;
    };
    after(form_keys({{"/DR", "<< /Font << >> >>"}, {"/DA", "(/Helv 0 Tf 0 g)"}}), "signing.change.form_resources", "form_filling");
    after(root_keys({{"/Version", "/2.0"}}), "signing.change.version", "lta_updates");
    after([](const Source& source, Update& update) {
        update.put_same(source.root().getKey("/Metadata"),
                        stream("/Type /Metadata /Subtype /XML",
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<dc:title>Undangan rapat</dc:title>\n"
                               "<xmp:ModifyDate>2026-11-26T08:00:00Z</xmp:ModifyDate>\n</x:xmpmeta>"));
    }, "signing.change.saved", "lta_updates");
    after([](const Source& source, Update& update) {
        field_keys("nilai", {{"/V", "(1 MILYAR)"}})(source, update);
        QPDFObjectHandle kid = field_of(source, "nilai").getKey("/Kids").getArrayItem(0);
        update.put_same(kid, with_keys(kid, {{"/AP", "<< /N " + reference(look(update)) + " >>"}}));
    }, "signing.change.field_value", "form_filling");
    pades::Placement second;
    second.field = "nanti";
    EXPECT_EQ(inspect(world().sign(pdf, "Dua", second)).indication, Indication::passed);
    const auto told = inspect(updated_by(pdf, field_keys("nilai", {{"/V", "(1 MILYAR)"}}))).signatures.at(0).changes.at(0);
    EXPECT_EQ(told.args, (core::Args{{"field", "nilai"}, {"before", "100"}, {"after", "1 MILYAR"}}));
}

// Nobody signed the revision that held it, and the last is as it was signed; the store has shrunk all the same.
TEST(AttackWidgets, evidence_added_after_the_last_signature_is_not_taken_away_again) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const check::Evidence all{{world().root.certificate(), world().issuing.certificate()}, {}, {}};
    const Bytes grown = test::with_store(pdf, all), renewed = test::with_store(grown, all);
    EXPECT_EQ(inspect(renewed).indication, Indication::passed) << "written anew it is the same evidence";
    const Bytes stamped = test::stamped(grown, world().source, world().now);
    EXPECT_EQ(inspect(stamped).signatures.at(0).modifications, "lta_updates");
    const Bytes bare = updated_by(grown, root_keys({{"/DSS", "null"}}));
    for (const Bytes& less : {bare, updated_by(renewed, root_keys({{"/DSS", "<< /Certs [] >>"}}))}) {
        const auto report = inspect(less);
        EXPECT_EQ(report.sub_indication, "FORMAT_FAILURE") << check::to_json(report).dump(1);
        EXPECT_EQ(report.signatures.at(0).modifications, "other");
        EXPECT_TRUE(tells(report.signatures.at(0), "signing.change.evidence_lost"));
    }
    EXPECT_EQ(inspect(test::with_store(bare, all)).indication, Indication::passed) << "it is back";
    // The second signer signed what was left; what the first had is gone all the same.
    const auto both = inspect(world().sign(bare, "Dua"));
    EXPECT_TRUE(tells(both.signatures.at(0), "signing.change.evidence_lost")) << check::to_json(both).dump(1);
    EXPECT_EQ(both.signatures.at(1).indication, Indication::passed);
}

// Programs that renew evidence leave out what they replaced; a list that tells of a revocation counts all the same.
TEST(AttackWidgets, evidence_that_was_signed_may_be_replaced_and_counts) {
    const Bytes pdf = world().sign(test::letter(), "Satu");
    const core::Instant from = world().now - std::chrono::hours(1), until = world().now + std::chrono::hours(24);
    const std::string serial = inspect(pdf).signatures.at(0).serial;
    const Bytes clean = world().issuing.crl({}, from, until, 1), telling = world().issuing.crl({{serial, from}}, from, until, 2);
    for (const bool revoked : {false, true}) {
        const Bytes list = revoked ? telling : world().issuing.crl({}, from, until, 3);
        const Bytes kept = test::stamped(test::with_store(pdf, {{}, {list}, {}}), world().source, world().now);
        const auto report = inspect(test::with_store(kept, {{}, {clean}, {}}));
        EXPECT_TRUE(tells(report.signatures.at(1), "signing.change.evidence_replaced")) << check::to_json(report).dump(1);
        EXPECT_EQ(report.signatures.at(1).modifications, "lta_updates");
        EXPECT_EQ(report.indication == Indication::passed, !revoked) << check::to_json(report).dump(1);
    }
}

// What lies between the marks of a time may be anything but mark-up.
TEST(AttackWidgets, a_packet_means_the_same_only_by_its_text) {
    const auto same = [](const char* a, const char* b) { return check::same_meaning(a, b); };
    EXPECT_TRUE(same("<a>\n <pdf:Producer>Satu</pdf:Producer></a>", "<a><pdf:Producer>Dua</pdf:Producer></a> "));
    EXPECT_TRUE(same("<a xmp:ModifyDate=\"1\" b=\"2\"/>", "<a xmp:ModifyDate=\"3\" b=\"2\"/>"));
    EXPECT_FALSE(same("<a xmp:ModifyDate=\"1\" b=\"2\"/>", "<a xmp:ModifyDate=\"3\" b=\"4\"/>"));
    EXPECT_FALSE(same("<t>Rapat besok</t>", "<t>Rapatbesok</t>"));
    EXPECT_FALSE(same("<pdf:Producer>a</pdf:Producer>", "<pdf:Producer><dc:title>b</dc:title></pdf:Producer>"));
}

// Programs that sign write the whole packet anew: elements become attributes, prefixes and their places change.
TEST(AttackWidgets, a_packet_means_the_same_by_what_it_states) {
    const auto packet = [](const std::string& inside, const std::string& more = "") {
        return "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'" + more +
               "><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>" + inside +
               "</rdf:RDF></x:xmpmeta><?xpacket end='r'?>";
    };
    const std::string names = " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:pdf='http://ns.adobe.com/pdf/1.3/'";
    const auto titled = [&](const std::string& title, const std::string& after = "") {
        return packet("<rdf:Description rdf:about=''" + names + "><dc:format>application/pdf</dc:format><pdf:Producer>Naskah"
                      "</pdf:Producer><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>" + title +
                      "</rdf:li></rdf:Alt></dc:title>" + after + "</rdf:Description>");
    };
    const std::string ours = titled("Undangan rapat");
    const std::string theirs = packet(
        "<rdf:Description xmlns:d='http://purl.org/dc/elements/1.1/' xmlns:p='http://ns.adobe.com/pdf/1.3/' d:format='application/pdf' "
        "p:Producer='Lain'  rdf:about=''>\n<d:title><rdf:Alt>\n<rdf:li xml:lang='x-default'>Undangan rapat</rdf:li></rdf:Alt></d:title>"
        "</rdf:Description>", " x:xmptk='Lain 1.0'");
    EXPECT_TRUE(check::same_meaning(ours, theirs));
    EXPECT_FALSE(check::same_meaning(ours, titled("Undangan  rapat")));
    EXPECT_FALSE(check::same_meaning(ours, titled("Undangan rapat", "<dc:source>x</dc:source>")));
    for (const char* odd : {"<dc:title>Palsu</dc:title>", "Palsu", "<x>Palsu</x>", "<pdf:Producer><rdf:Bag><rdf:li>Palsu</rdf:li></rdf:Bag></pdf:Producer>"})
        EXPECT_FALSE(check::same_meaning(theirs, titled("Undangan rapat", odd))) << odd;
    const std::string twice = packet("<rdf:Description rdf:about=''" + names + " dc:format='a' dc:format='b'/>");
    EXPECT_FALSE(check::same_meaning(twice, packet("<rdf:Description rdf:about=''" + names + " dc:format='a'/>")));
    EXPECT_FALSE(check::statements_of("<!DOCTYPE x []>" + ours));
    std::string deep = ours;
    for (int i = 0; i < 5'000; ++i) deep.insert(deep.find("<rdf:li"), "<rdf:li><rdf:Alt>");
    EXPECT_FALSE(check::statements_of(deep));
}

}  // namespace
}  // namespace signing
