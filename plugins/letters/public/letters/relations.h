// SPDX-License-Identifier: Apache-2.0
// How letters stand to each other: what answers, forwards or cites another, and what corrects, amends,
// revokes or cancels it. Declared in a draft, in force once that letter is sealed; the bytes of the older
// letter never change.
#pragma once

#include <array>
#include <map>

#include "letters/letters.h"

namespace letters {

enum class Relation { replies, forwards, refers, corrects, amends, revokes, cancels };
constexpr std::array<Relation, 7> all_relations{Relation::replies, Relation::forwards, Relation::refers,
                                                Relation::corrects, Relation::amends,  Relation::revokes,
                                                Relation::cancels};
std::string_view name(Relation how);                       // "replies" ... "cancels"
std::optional<Relation> relation_named(std::string_view text);
bool changes(Relation how);             // ralat, ubah, cabut, batal: the older one no longer stands as it was
bool ends(Relation how);                // cabut, batal
std::string_view printed(Relation how);  // what became of the older one, for the index: "Dicabut"

// The letter by which another stands as it does now.
struct Newer {
    Relation how = Relation::corrects;
    LetterId letter;
    std::string number;
    core::Date date{};
    bool secret = false;   // then the number is "" to those who may not see it
};

// What a new letter is about.
struct About {
    std::string subject;             // "letter:<id>", or that of another room: "incoming:<id>"
    std::optional<LetterId> letter;  // of this house
    std::string link;                // its page, for those who may open it
    std::string kind;                // as named in a sentence: "Surat Undangan"
    std::string from;                // who issued it, as printed
    std::string number;
    core::Date date{};
    std::string title;
    std::string classification;
    classification::AccessClass access = classification::AccessClass::ordinary;
};

// A sealed letter that relates to something.
struct Answer {
    Relation how = Relation::replies;
    LetterId letter;
    std::string number;
    core::Date date{};
    std::string title;
};

// Somebody sent to an event in place of whom it invites.
struct Assignment {
    core::PositionId who;
    About basis;                     // the invitation
    Event event;
};

// What another room holds that letters may relate to, by subjects of its own: "incoming:<id>".
class Source {
  public:
    virtual ~Source() = default;
    virtual std::string kind() const = 0;   // before the colon of its subjects
    // Only what the actor may see; the words are part of a number, a subject or a sender.
    virtual std::vector<About> find(core::db::Tx& tx, const core::Actor& actor, std::string_view words, int limit) = 0;
    // Throws Error(not_found) for what the actor may not see.
    virtual About about(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) = 0;
};

class Relations {
  public:
    virtual ~Relations() = default;
    virtual void serve(Source& source) = 0;   // at start, once per kind
    // As it may be told to the reader. Letters that stand as they were are not in it.
    virtual std::map<LetterId, Newer> newest(core::db::Tx& tx, const core::Actor& reader,
                                             const std::vector<LetterId>& of) = 0;
    // Only those the actor may see, oldest first.
    virtual std::vector<Answer> answers(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) = 0;
    // Subjects of other rooms a sealed letter replies to.
    virtual std::vector<std::string> replied_to(core::db::Tx& /*tx*/, LetterId /*id*/) { return {}; }
    // What the actor may begin about it; nothing for who writes no letters.
    virtual std::vector<Relation> offered(core::db::Tx& tx, const core::Context& ctx, const About& about) = 0;
    // A draft that replies to, forwards or cites what another room holds; that room has asked its own gate.
    // Throws Error(conflict) where the relation may not be.
    virtual LetterId begin(core::db::Tx& tx, const core::Context& ctx, Relation how, const About& about) = 0;
    // A surat tugas for that, which cites the invitation.
    virtual LetterId assign(core::db::Tx& tx, const core::Context& ctx, const Assignment& task) = 0;
};

// A letter no longer stands as it did: corrected, amended, revoked or cancelled, or again as before.
struct Changed {
    static constexpr std::string_view name = "letters.changed";
    LetterId letter;
    core::Json json() const;
    static Changed from(const core::Json& json);
};

}  // namespace letters
