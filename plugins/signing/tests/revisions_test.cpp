// SPDX-License-Identifier: Apache-2.0
// Objects that stand at the same place before and after are read once; whatever makes them another all the same is
// still told.
#include "signing/check/revisions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "signing/check/changes.h"
#include "signing/tests/long_term.h"

namespace signing {
namespace revisions_test {

using check::ChangeLevel;
using core::Bytes;
using test::updated_by;
using test::world;

// The letter with one more piece of its page's text, in an object written as given.
Bytes with_text(const std::string& object, const std::string& length = "") {
    return updated_by(test::letter(), [&](const auto& source, auto& update) {
        const int id = update.new_id();
        std::string body = object;
        if (!length.empty()) {
            const int apart = update.new_id();
            update.put(apart, 0, length);
            body.replace(body.find('@'), 1, pades::reference(apart));
        }
        update.put(id, 0, body);
        QPDFObjectHandle page = source.page(1);
        update.put_same(page, pades::with_keys(page, {{"/Contents", "[" + pades::reference(page.getKey("/Contents")) +
                                                                        " " + pades::reference(id) + "]"}}));
    });
}

std::string text(const std::string& words) { return "BT /F1 12 Tf 72 600 Td (" + words + ") Tj ET\n"; }

ChangeLevel level_after(const Bytes& before, const Bytes& after) {
    return check::compare(after, before.size()).level;
}

TEST(Revisions, tell_nothing_of_what_is_at_the_same_place) {
    for (const auto make : {test::Make::table, test::Make::stream}) {
        const Bytes once = world().sign(test::letter(make, 3), "Satu");
        const Bytes twice = world().sign(once, "Dua");
        check::Revisions revisions(twice);
        int shared = 0, others = 0;
        for (const auto& [id, _] : revisions.table(once.size()))
            ++(revisions.shared(id, once.size()) != nullptr ? shared : others);
        EXPECT_GT(shared, 3 * others) << "few objects differ";
        EXPECT_EQ(check::compare(revisions, once.size()).level, ChangeLevel::form);
    }
}

// A stream that reaches beyond the signed revision: nothing when it was signed, text when something follows.
TEST(Revisions, an_object_completed_after_the_signature_is_told) {
    constexpr std::size_t length = 40'000;
    const std::string begun = "<< /Length " + std::to_string(length) + " >>\nstream\n" + text("Rp 900.000.000");
    const Bytes before = with_text(begun);
    const std::string_view all = core::chars(before);
    const std::size_t from = all.find(begun) + begun.find("stream\n") + 7;
    ASSERT_LT(before.size(), from + length);
    Bytes after = before;
    after.resize(from + length, ' ');
    const std::string rest = "\nendstream\nendobj\n";
    after.insert(after.end(), rest.begin(), rest.end());
    after = [&] {
        const pades::Source source(before);
        std::string tail = "xref\n0 0\ntrailer\n<< /Size " + std::to_string(source.next_id()) + " /Root " +
                           pades::reference(source.root()) + " /Prev " + std::to_string(source.xref_at()) + " /ID " +
                           source.reader().getTrailer().getKey("/ID").unparseResolved() + " >>\nstartxref\n" +
                           std::to_string(after.size()) + "\n%%EOF\n";
        Bytes out = after;
        out.insert(out.end(), tail.begin(), tail.end());
        return out;
    }();
    EXPECT_EQ(level_after(before, after), ChangeLevel::content);
}

// The bytes of the stream are where they were; how many of them are meant stands elsewhere.
TEST(Revisions, a_stream_of_another_length_is_told) {
    const std::string shown = text("Anggaran tahun ini"), hidden = text("Rp 900.000.000");
    const std::string both = shown + "\nendstream\nendobj\n" + hidden;
    const Bytes before = with_text("<< /Length @ >>\nstream\n" + both + "\nendstream", std::to_string(both.size()));
    const Bytes after = updated_by(before, [&](const auto& source, auto& update) {
        QPDFObjectHandle parts = source.page(1).getKey("/Contents");
        update.put_same(parts.getArrayItem(1).getDict().getKey("/Length"), std::to_string(shown.size()));
    });
    EXPECT_EQ(level_after(before, after), ChangeLevel::content);
    const Bytes same = updated_by(before, [&](const auto& source, auto& update) {
        QPDFObjectHandle parts = source.page(1).getKey("/Contents");
        update.put_same(parts.getArrayItem(1).getDict().getKey("/Length"), std::to_string(both.size()));
    });
    EXPECT_EQ(level_after(before, same), ChangeLevel::none);
}

// Readers differ on a key given twice, whether it was signed so or not.
TEST(Revisions, what_readers_may_take_differently_is_told_where_it_is_unchanged) {
    const std::string words = text("Lampiran");
    const Bytes before = with_text("<< /Length " + std::to_string(words.size()) + " /Kind /A /Kind /B >>\nstream\n" +
                                   words + "\nendstream");
    const Bytes after = updated_by(before, [](const auto& source, auto& update) {
        update.put_same(source.root(), pades::with_keys(source.root(), {}));
    });
    EXPECT_EQ(level_after(before, after), ChangeLevel::content);
}

}  // namespace
}  // namespace signing
