// SPDX-License-Identifier: Apache-2.0
// How filed and waiting letters stand now, whether sent or received: to each as much as he may know.
#include "archive/service/subjects.h"
#include "tests/support/db.h"

namespace archive {
namespace newest_service_test {

using core::db::Tx;
using letters::LetterId;

class NoDirectory final : public directory::Directory {
  public:
    directory::Agency agency(Tx&) override { return {}; }
    std::vector<directory::Unit> units(Tx&) override { return {}; }
    std::optional<directory::Unit> unit(Tx&, core::UnitId) override { return {}; }
    std::optional<directory::Unit> unit_by_code(Tx&, std::string_view) override { return {}; }
    std::optional<directory::Position> position(Tx&, core::PositionId) override { return {}; }
    std::optional<directory::Position> position_by_code(Tx&, std::string_view) override { return {}; }
    std::vector<directory::Position> positions(Tx&, core::UnitId) override { return {}; }
    std::vector<directory::Position> all_positions(Tx&) override { return {}; }
    std::vector<directory::Position> subordinates(Tx&, core::PositionId) override { return {}; }
    std::vector<directory::Position> line_above(Tx&, core::PositionId) override { return {}; }
    std::optional<directory::Holder> holder(Tx&, core::PositionId, core::Date) override { return {}; }
    std::optional<directory::Holder> holder_by(Tx&, core::AppointmentId) override { return {}; }
    directory::Unit numbering_unit(Tx&, core::UnitId) override { return {}; }
    std::optional<directory::Position> clerk(Tx&, core::UnitId) override { return {}; }
    std::vector<directory::Group> groups(Tx&) override { return {}; }
};

class SeenLetters final : public letters::Letters {
  public:
    std::optional<letters::Issued> issued(Tx&, LetterId) override { return {}; }
    std::optional<letters::Issued> by_code(Tx&, std::string_view) override { return {}; }
    std::optional<letters::LetterId> numbered(Tx&, const core::Actor&, std::string_view) override { return std::nullopt; }
    std::vector<letters::Named> drafted_lately(Tx&, const core::Actor&, int) override { return {}; }
    std::optional<letters::Issued> by_bytes(Tx&, const core::Digest&) override { return {}; }
    core::Verdict may_see(Tx&, const core::Actor&, LetterId) override { return core::Verdict::hidden; }
    void received(Tx&, const core::Context&, LetterId, core::PositionId, std::string_view) override {}
};

class KnownRelations final : public letters::Relations {
  public:
    std::map<LetterId, letters::Newer> newer;
    std::vector<std::string> readers;   // asked for
    void serve(letters::Source&) override {}
    std::map<LetterId, letters::Newer> newest(Tx&, const core::Actor& reader,
                                             const std::vector<LetterId>& of) override {
        std::map<LetterId, letters::Newer> found;
        for (const auto& id : of)
            if (const auto at = newer.find(id); at != newer.end()) found.insert(*at);
        readers.push_back(reader.login);
        return found;
    }
    std::vector<letters::Answer> answers(Tx&, const core::Actor&, std::string_view) override { return {}; }
    std::vector<letters::Relation> offered(Tx&, const core::Context&, const letters::About&) override { return {}; }
    LetterId begin(Tx&, const core::Context&, letters::Relation, const letters::About&) override { return {}; }
    LetterId assign(Tx&, const core::Context&, const letters::Assignment&) override { return {}; }
};

class OneEntry final : public incoming::Inbox {
  public:
    incoming::Received entry;
    std::optional<incoming::Received> find(Tx&, incoming::IncomingId id) override {
        return id == entry.id ? std::optional(entry) : std::nullopt;
    }
    core::Verdict may_see(Tx&, const core::Actor&, incoming::IncomingId) override { return core::Verdict::allowed; }
    int asked = 0;
    std::map<incoming::IncomingId, std::string> letters_of(Tx&, const std::vector<incoming::IncomingId>& of) override {
        ++asked;
        std::map<incoming::IncomingId, std::string> found;
        for (const auto& id : of)
            if (id == entry.id) found.emplace(id, *entry.letter);
        return found;
    }
};

class NoEndings final : public directory::Endings {
  public:
    std::vector<directory::Ending> endings(Tx&) override { return {}; }
    void follow(directory::Heir&) override {}
};

class Newest : public tests::OnBothDatabases {};

TEST_P(Newest, is_told_of_sent_and_received_letters_and_as_the_reader_may_know_it) {
    tests::TestDb place(GetParam(), {});
    NoDirectory directory;
    NoEndings endings;
    SeenLetters letters;
    KnownRelations relations;
    OneEntry inbox;
    const auto ordinary = LetterId::make({1}), secret = LetterId::make({2}), same = LetterId::make({3});
    inbox.entry.id = incoming::IncomingId::make({4});
    inbox.entry.letter = ordinary.text();
    letters::Newer newer;
    newer.how = letters::Relation::revokes;
    newer.letter = LetterId::make({5});
    newer.number = "000.1.5/13/SETDA";
    relations.newer[ordinary] = newer;
    newer.secret = true;
    relations.newer[secret] = newer;
    const classification::RecordsOffice office;
    Subjects subjects(directory, endings, letters, relations, [&] { return &inbox; }, office);
    const std::string sent = "letter:" + ordinary.text(), received = "incoming:" + inbox.entry.id.text(),
                      hidden = "letter:" + secret.text(), unchanged = "letter:" + same.text();
    core::Actor reader;
    reader.login = "arsiparis";
    const auto told = [&] {
        return place.db().read(
            [&](Tx& tx) { return subjects.newest(tx, reader, {sent, received, hidden, unchanged}); });
    };
    auto found = told();
    EXPECT_EQ(found.size(), 3u) << "what stands as it was is not in it";
    EXPECT_EQ(found[sent].number, newer.number);
    EXPECT_EQ(found[received].number, newer.number) << "received from this house";
    EXPECT_EQ(found[hidden].how, letters::Relation::revokes);
    EXPECT_TRUE(found[hidden].secret);
    EXPECT_EQ(relations.readers, std::vector<std::string>{"arsiparis"}) << "asked once, for who reads";
    EXPECT_EQ(inbox.asked, 1) << "all of a list at once";
}

NASKAH_ON_BOTH_DATABASES(Newest);

}  // namespace
}  // namespace archive
