// SPDX-License-Identifier: Apache-2.0
// Which file is proved and handed out with its proof, and to whom, on both databases.
#include "integrity/service/proofs.h"
#include "integrity/tests/house.h"

namespace integrity {
namespace proofs_store_test {

using archive::DossierId;
using core::Context;
using core::Digest;
using core::db::Tx;

const DossierId kept_id = DossierId::parse("0193aaaa-bbbb-7ccc-8ddd-000000000001");

class NoLetters final : public letters::Letters {
  public:
    std::optional<letters::Issued> issued(Tx&, letters::LetterId) override { return {}; }
    core::Verdict may_see(Tx&, const core::Actor&, letters::LetterId) override { return core::Verdict::hidden; }
    std::optional<letters::Issued> by_code(Tx&, std::string_view) override { return {}; }
    std::optional<letters::LetterId> numbered(Tx&, const core::Actor&, std::string_view) override { return {}; }
    std::vector<letters::Named> drafted_lately(Tx&, const core::Actor&, int) override { return {}; }
    std::optional<letters::Issued> by_bytes(Tx&, const Digest&) override { return {}; }
    void received(Tx&, const Context&, letters::LetterId, core::PositionId, std::string_view) override {}
};

class Grown final : public signing::Levels {
  public:
    std::map<Digest, Digest> newer;
    Digest newest(Tx&, const Digest& sealed) override { return newer.contains(sealed) ? newer.at(sealed) : sealed; }
    std::optional<Digest> sealed_of(Tx&, const Digest&) override { return {}; }
    std::optional<signing::Standing> standing(Tx&, const Digest&) override { return {}; }
    void want(Tx&, core::Instant, const Digest&, signing::Level) override {}
};

// One dossier another house handed over, and a copy of its paper.
class Shelf final : public archive::Holdings, public depot::DigitalCopies {
  public:
    bool open = true;
    Digest item, copied;
    std::optional<archive::Kept> find(Tx&, const Context&, DossierId id) override {
        if (!open) return std::nullopt;
        archive::Kept kept;
        kept.id = id;
        kept.number = "3/2026";
        return kept;
    }
    std::vector<archive::KeptItem> items(Tx&, const Context&, DossierId) override {
        archive::KeptItem one;
        one.subject = "handed:letter:1";
        one.number = 1;
        one.digest = item;
        return {one};
    }
    std::optional<depot::OneCopy> copy(Tx&, const Context&, std::string_view id) override {
        if (!open || id != "1") return std::nullopt;
        return depot::OneCopy{kept_id, copied, "alih-media-1.tif", true};
    }
    std::map<DossierId, std::vector<std::string>> subjects(Tx&, const Context&, const std::vector<DossierId>&) override { return {}; }
    std::vector<archive::Kept> list(Tx&, const Context&, const archive::Wanted&) override { return {}; }
    std::int64_t count(Tx&, const Context&, const archive::Wanted&) override { return 0; }
    std::vector<archive::Hand> hands(Tx&, const Context&, DossierId) override { return {}; }
    void engage(Tx&, const Context&, DossierId, archive::Process, std::string_view) override {}
    void release(Tx&, const Context&, DossierId, std::string_view) override {}
    void move(Tx&, const Context&, DossierId, archive::Life, archive::Custody, const std::optional<core::UnitId>&) override {}
    int settle(Tx&, const Context&, core::UnitId) override { return 0; }
    void erase(Tx&, const Context&, DossierId, std::string_view) override {}
    void retell(Tx&, DossierId, std::string_view) override {}
    std::vector<depot::DigitalCopy> accepted(Tx&, const Context&, DossierId) override { return {}; }
    std::vector<depot::SealOfCopies> seals(Tx&, const Context&, DossierId) override { return {}; }
    std::map<DossierId, std::vector<Digest>> files(Tx&, const std::vector<DossierId>&) override { return {}; }
    void receive(Tx&, const Context&, DossierId, const std::string&, const std::vector<depot::DigitalCopy>&,
                 const std::vector<depot::SealOfCopies>&) override {}
};

class Along final : public archive::Came {
  public:
    std::vector<archive::CameFile> all;
    std::map<DossierId, std::vector<Digest>> came(Tx&, const std::vector<DossierId>&) override { return {}; }
    std::vector<archive::CameFile> came(Tx&, DossierId) override { return all; }
};

class ProofsOfTheHouse : public tested::Watched {
  protected:
    Proofs proofs() {
        const auto none = [] { return nullptr; };
        return {place->db(), *blobs, *trees, letters, levels, {none, none, [this] { return &shelf; }, [this] { return &shelf; }, [this] { return &along; }}};
    }
    Context reader() {
        auto who = ctx;
        who.actor.kind = core::Actor::Kind::person;
        who.actor.seats.emplace_back();
        return who;
    }
    void stamp() {
        watch->take_in(ctx);
        trees->plant(ctx);
        trees->stamp();
    }
    std::size_t readings() { return place->db().read([](Tx& tx) { return core::audit::readings(tx, "dossier:" + kept_id.text()); }).size(); }
    NoLetters letters;
    Grown levels;
    Shelf shelf;
    Along along;
    const std::string item = "item:" + kept_id.text() + ":1";
};

TEST_P(ProofsOfTheHouse, are_of_the_newest_file_that_is_proved_and_say_which) {
    shelf.item = put("bertanda tangan");
    EXPECT_FALSE(proofs().of(reader(), item)) << "in no stamped tree yet";
    stamp();
    const auto grown = put("bertanda tangan, diperpanjang");
    levels.newer = {{shelf.item, grown}};
    const auto first = proofs().of(reader(), item);
    ASSERT_TRUE(first);
    EXPECT_EQ(first->bytes, shelf.item);
    EXPECT_FALSE(first->newest);
    EXPECT_EQ(first->name, "3-2026-1.ers");
    EXPECT_EQ(proofs().file(reader(), item, true)->path, blobs->path(shelf.item)) << "the bytes it is over";
    EXPECT_FALSE(proofs().told(reader(), item).newest);
    stamp();
    EXPECT_EQ(proofs().of(reader(), item)->bytes, grown);
    EXPECT_TRUE(proofs().told(reader(), item).newest);
    shelf.open = false;
    EXPECT_FALSE(proofs().of(reader(), item) || proofs().file(reader(), item, true)) << "who may not know of it";
}

TEST_P(ProofsOfTheHouse, of_what_is_secret_are_given_and_the_reading_of_its_file_is_noted) {
    shelf.copied = put("II*gambar");
    stamp();
    EXPECT_EQ(proofs().of(reader(), "copy:1")->name, "alih-media-1.ers");
    EXPECT_EQ(readings(), 0u) << "a proof tells nothing of what is in it";
    EXPECT_TRUE(proofs().file(reader(), "copy:1", false)->secret);
    EXPECT_EQ(readings(), 0u) << "nobody has it before him";
    EXPECT_EQ(proofs().file(reader(), "copy:1", true)->name, "alih-media-1.tif");
    EXPECT_EQ(readings(), 1u);
    for (const std::string& none : {std::string("copy:2"), "came:" + kept_id.text() + ":2", std::string("attachment:1:1"),
                                    std::string("incoming:1"), std::string("tree:1"), std::string()})
        EXPECT_FALSE(proofs().of(reader(), none)) << none;
    EXPECT_FALSE(proofs().of(ctx, "copy:1")) << "who holds no position";
}

TEST_P(ProofsOfTheHouse, of_what_came_along_go_by_the_item_it_came_with) {
    const auto here = put("terbaru"), away = put("dengan item yang dipindahkan"), sheet = put("<mets/>");
    along.all = {{2, "lampiran", "peta.pdf", "pdf", away}, {1, "terbaru", "0001.pdf", "pdf", here}, {0, "metadata", "METS.xml", "xml", sheet}};
    stamp();
    const auto asked = [&](const Digest& file) { return "came:" + kept_id.text() + ":" + file.hex(); };
    EXPECT_EQ(proofs().of(reader(), asked(here))->bytes, here);
    EXPECT_TRUE(proofs().of(reader(), asked(sheet))->name.starts_with("3-2026-metadata-"));
    EXPECT_FALSE(proofs().of(reader(), asked(away)) || proofs().file(reader(), asked(away), true)) << "item 2 stands elsewhere";
    along.all.push_back({1, "lampiran", "peta.pdf", "pdf", away});
    EXPECT_TRUE(proofs().of(reader(), asked(away))) << "it came with item 1, too";
}

NASKAH_ON_BOTH_DATABASES(ProofsOfTheHouse);

}  // namespace
}  // namespace integrity
