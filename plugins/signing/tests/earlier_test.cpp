// SPDX-License-Identifier: Apache-2.0
// Files others signed first: what is told of them, which are refused and why, and that what we add to them leaves
// theirs as it was and is judged by itself.
#include <gtest/gtest.h>

#include "core/pdf/foreign.h"
#include "signing/pades/extend.h"
#include "signing/service/earlier.h"
#include "signing/service/places.h"
#include "signing/tests/input_kit.h"
#include "tests/support/refusal.h"

namespace signing {
namespace earlier_test {

using core::Bytes;
using core::Error;
using test::Folder;
using test::run;
using test::world;

// The check by itself, trusting the tests' own authority alone.
class Plain final : public Validator {
  public:
    Verdict check(core::ByteView pdf, core::Instant) override {
        const auto report = test::inspect(pdf);
        return {report.genuine(), std::string(check::name(report.indication)), report.sentence.key, report.sentence.args,
                check::to_json(report)};
    }
};

// A bank whose authority nobody here knows.
Bytes signed_by_bank(const Bytes& pdf, pades::Placement placement = {}) {
    static const core::pki::Window window{world().now - std::chrono::hours(24), world().now + std::chrono::hours(24 * 365)};
    static const auto root = core::pki::Authority::root({"PSrE Contoh", "PSrE Contoh"}, window, core::pki::KeyKind::ec_p256);
    static const auto key = root.person({"Direktur Utama Bank Contoh", "PT Bank Contoh"}, window, core::pki::KeyKind::ec_p256)
                                .pkcs12(core::Secret(std::string("bank")));
    placement.at = world().now;
    pades::NoTimestamps nobody;
    seal::Local local(key);
    return pades::sign(pdf, {placement, {}, world().now, false}, local, core::Secret(std::string("bank")), nobody);
}

Earlier look(const Bytes& pdf) {
    Plain plain;
    return EarlierLook(plain).look(pdf, world().now);
}

// "signing.earlier.certified" and what follows it.
std::vector<std::string> refusal(const Bytes& pdf, std::string* signer = nullptr) {
    std::vector<std::string> keys;
    try {
        (void)look(pdf);
    } catch (const Error& error) {
        for (const auto& each : error.faults()) {
            EXPECT_EQ(each.field, "file");
            keys.push_back(each.key);
            if (signer != nullptr && keys.size() == 1 && !each.args.empty()) *signer = each.args.front().second;
        }
    }
    return keys;
}

TEST(SignedEarlier, who_signed_and_how_sure_that_is) {
    const auto known = look(world().sign(test::letter(), "Sekretaris Jenderal"));
    ASSERT_EQ(known.signatures.size(), 1u);
    EXPECT_EQ(known.signatures[0].signer, "Sekretaris Jenderal");
    EXPECT_TRUE(known.signatures[0].sure());
    EXPECT_TRUE(known.signatures[0].proven);
    EXPECT_EQ(known.field, "");
    const auto bank = look(signed_by_bank(test::letter()));
    ASSERT_EQ(bank.signatures.size(), 1u);
    EXPECT_EQ(bank.signatures[0].organization, "PT Bank Contoh");
    EXPECT_EQ(bank.signatures[0].indication, "INDETERMINATE");
    EXPECT_EQ(bank.signatures[0].doubt, "signing.verdict.untrusted");
    EXPECT_EQ(earlier_kept(to_json(bank.signatures)), bank.signatures);
    for (const char permission : {'2', '3'})
        EXPECT_EQ(look(test::certified(permission)).signatures.at(0).certifies, permission - '0');
}

TEST(SignedEarlier, of_its_empty_fields_the_first_that_may_be_signed_is_ours_unless_said) {
    const auto fields = [](const std::string& lock, const char* first) {
        pades::Placement placement;
        placement.field = first;
        return signed_by_bank(test::with_lock(lock), placement);
    };
    const std::string include = "<< /Type /SigFieldLock /Action /Include /Fields [(C)] >>";
    EXPECT_EQ(look(fields(include, "A")).field, "B");
    const auto both = look(fields(include, ""));
    EXPECT_EQ(both.field, "A");
    EXPECT_EQ(both.empty_fields, 2);
    ASSERT_EQ(both.fields.size(), 2u);
    EXPECT_EQ(both.fields[1], (FreeField{"B", {1}, false}));
    EXPECT_EQ(fields_kept(to_json(both.fields)), both.fields);
    EXPECT_TRUE(look(fields("<< /Type /SigFieldLock /Action /All >>", "")).fields.at(0).closes);
    EXPECT_EQ(look(fields("<< /Type /SigFieldLock /Action /Exclude /Fields [(B)] >>", "A")).field, "B");
    for (const char* lock : {"<< /Type /SigFieldLock /Action /All >>", "<< /Type /SigFieldLock /Action /Include /Fields [(B)] /P 1 >>"})
        EXPECT_EQ(refusal(fields(lock, "A")), std::vector<std::string>{"signing.earlier.locked"}) << lock;
}

TEST(SignedEarlier, a_mark_may_stand_where_nothing_is_printed_and_no_field_lies) {
    pades::Placement shows;
    shows.box = pades::Box{20, 20, 184, 46};
    const auto pdf = signed_by_bank(test::letter(), shows);
    const auto room = room_on(pdf, 1);
    EXPECT_FALSE(room.places[6].clear) << "the bank's own field";
    EXPECT_TRUE(room.places[8].clear);
    EXPECT_FALSE(clear_on(pdf, {1, 70, 712, 184, 26})) << "over print";
    EXPECT_FALSE(clear_on(pdf, {1, 500, 20, 184, 46})) << "beyond the page";
    EXPECT_EQ(tests::key_of([&] { (void)room_on(pdf, 9); }), "signing.error.page");
}

TEST(SignedEarlier, what_cannot_be_signed_is_refused_by_name) {
    std::string signer;
    EXPECT_EQ(refusal(test::certified('1'), &signer), std::vector<std::string>{"signing.earlier.certified"});
    EXPECT_EQ(signer, "Penerbit Akta");
    const Bytes good = world().sign(test::letter(), "Sekretaris Jenderal");
    const Bytes altered = test::updated_by(good, [](const pades::Source& source, pades::Update& update) {
        QPDFObjectHandle page = source.page(1);
        const int id = update.new_id();
        update.put(id, 0, "<< /Length 0 >>\nstream\n\nendstream");
        update.put_same(page, pades::with_keys(page, {{"/Contents", pades::reference(id)}}));
    });
    const auto told = refusal(altered, &signer);
    ASSERT_GE(told.size(), 2u);
    EXPECT_EQ(told[0], "signing.earlier.broken");
    EXPECT_EQ(told[1], "signing.change.page") << "and what was changed";
    EXPECT_EQ(signer, "Sekretaris Jenderal");
    Bytes touched = good;
    touched[200] ^= 1;
    EXPECT_FALSE(refusal(touched).empty());
}

TEST(SignedEarlier, is_looked_over_as_it_stands) {
    using core::pdf::Signed;
    const auto seen = core::pdf::survey(test::certified('2'), 300, Signed::kept);
    EXPECT_TRUE(seen.is_signed);
    EXPECT_TRUE(seen.placeholders.empty());
    EXPECT_EQ(core::pdf::survey(signed_by_bank(test::portfolio()), 300, Signed::kept).files, std::vector<std::string>{"a.txt"});
    EXPECT_EQ(core::pdf::survey(signed_by_bank(test::with_form()), 300, Signed::kept).pages, 2);
    EXPECT_FALSE(core::pdf::survey(test::letter(), 300, Signed::kept).is_signed);
    EXPECT_EQ(tests::key_of([] { core::pdf::survey(test::portfolio(), 300, Signed::kept); }), "core.pdf.unfit.files")
        << "of what nobody signed";
    const Bytes noted = signed_by_bank(test::made_over([](QPDF& pdf) {
        QPDFPageDocumentHelper(pdf).getAllPages().at(0).getObjectHandle().replaceKey(
            "/Annots", test::Handle::parse("[<< /Type /Annot /Subtype /Text /Rect [9 9 30 30] /Contents (cek) >>]"));
    }));
    EXPECT_EQ(tests::key_of([&] { core::pdf::survey(noted, 300, Signed::kept); }), "core.pdf.unfit.signed_notes");
}

TEST(SignedEarlier, ours_is_added_raised_and_judged_by_itself) {
    Plain plain;
    pades::Placement ours;
    ours.certify = ours.yields = true;
    const Bytes theirs = signed_by_bank(test::letter());
    const auto& at = room_on(theirs, 1).places[8].at;
    ours.box = pades::Box{at.left, at.bottom, at.width, at.height};
    const Bytes made = world().sign(theirs, "Wali Kota", ours);
    EXPECT_TRUE(std::equal(theirs.begin(), theirs.end(), made.begin()));
    EXPECT_TRUE(grew_well(plain, theirs, made, world().now)) << "who vouches for the bank is not our matter";
    EXPECT_FALSE(grew_well(plain, test::letter(), signed_by_bank(test::letter()), world().now)) << "of ours it is";
    EXPECT_FALSE(grew_well(plain, theirs, signed_by_bank(theirs), world().now));
    const Bytes altered = test::updated_by(made, [](const pades::Source& source, pades::Update& update) {
        QPDFObjectHandle page = source.page(1);
        update.put_same(page, pades::with_keys(page, {{"/Rotate", "90"}}));
    });
    EXPECT_FALSE(grew_well(plain, theirs, altered, world().now));
    const std::vector<Bytes> anchors{world().root.certificate()};
    EXPECT_EQ(pades::level_of(made, anchors), Level::b) << "theirs has no time that is proven";
    EXPECT_EQ(pades::level_of(made, anchors, theirs.size()), Level::t);
    const Folder folder;
    const auto pdfsig = run("pdfsig -nocert " + folder.write("dua.pdf", made)).text;
    EXPECT_EQ(test::count(pdfsig, "Signature is Valid."), 2) << pdfsig;
    EXPECT_EQ(run("qpdf --check " + folder.path("dua.pdf")).code, 0);
}

}  // namespace
}  // namespace signing
