// SPDX-License-Identifier: Apache-2.0
// Numbers of official documents. A number comes from the series of the unit that numbers for the
// signer; a series has no gaps, and a number once taken is never given to another. Numbering knows no
// letter: the owner of the numbered thing implements Numbered and is asked back what the book shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classification/classification.h"
#include "core/auth/actor.h"
#include "core/db/db.h"
#include "directory/directory.h"

namespace numbering {

using SeriesId = core::Id<struct SeriesTag>;
using NumberId = core::Id<struct NumberTag>;

enum class State { reserved, used, void_ };              // dipesan, terpakai, batal
enum class Path { automatic, reserved, inserted };       // at sealing, asked for before, sisipan
std::string_view name(State state);                      // "reserved", "used", "void"
std::string_view name(Path path);
State state_named(std::string_view text);                // throw Error(internal) for any other text
Path path_named(std::string_view text);

// What is to be numbered. `signer` chooses the unit that numbers, kind, group and access the series.
struct Wish {
    std::string subject;          // "letter:0193..."
    int party = 1;                // of an agreement: each party has a number of its own
    core::PositionId signer;      // nil: not known yet, the unit of origin numbers
    core::UnitId origin;          // where it was written
    std::string kind;             // "surat_dinas"
    std::string group;            // "korespondensi-eksternal"
    std::string classification;   // "000.1.5"
    classification::AccessClass access = classification::AccessClass::ordinary;
    core::Date date{};
    std::optional<NumberId> promised;   // a reserved or inserted number to be used
};

struct Taken {
    NumberId id;
    std::string series;           // "0193.../2026": the series and its period
    std::int64_t no = 0;
    std::string suffix;           // ".A" of an inserted number
    std::string number;           // "000.1.5/12/DISKOMINFO"
    core::Date date{};            // of a promised number: the day it was promised for
    core::UnitId unit;            // that numbers
};

// What the number book shows of the numbered thing.
struct Card {
    std::string title;            // "" when the actor may not know it
    std::string to;
    std::string signer;
    std::string link;             // "" when the actor may not open it
    bool may_choose = false;      // the actor may say which promised number it gets
    std::string stands{};         // word key of how it stands now, as the book remarks on it; "" as it was
    core::Args stands_args{};
};

struct Kind {
    std::string code, name;       // "surat_dinas", "Surat Dinas"
    std::string group;            // "korespondensi-eksternal"
    std::string group_word;       // key of its name
    std::string series;           // kinds of one word are usually numbered together: "surat"
};

class Numbered {
  public:
    virtual ~Numbered() = default;
    virtual std::string kind() const = 0;   // the part of "letter:..." before the colon
    // nullopt: the actor may not know that it exists.
    virtual std::optional<Card> card(core::db::Tx& tx, const core::Actor& actor,
                                     std::string_view subject) = 0;
    // What would be asked for if it were sealed now; nullopt once it has its number or never will.
    virtual std::optional<Wish> wish(core::db::Tx& tx, const core::Context& ctx,
                                     std::string_view subject) = 0;
    // The kinds a series may be made for.
    virtual std::vector<Kind> kinds(core::db::Tx& tx) = 0;
};

// A book the actor may open.
struct OpenBook {
    directory::Unit unit;
    bool own = false;             // of the unit that numbers for the actor's seat
    bool over = false;            // the seat stands above the head of the unit
};

class Numbers {
  public:
    virtual ~Numbers() = default;
    virtual void serve(Numbered& owner) = 0;   // at start, once per kind
    // The number of the subject, held for it from now on; in the unit that decides to seal. Asked
    // again for the same subject it gives the same number. A number promised to the subject goes
    // before a new one. Throws Error(conflict, "numbering.error.earlier") when the series holds a
    // later date already, "numbering.error.future" for a date after today.
    virtual Taken take(core::db::Tx& tx, const core::Context& ctx, const Wish& wish) = 0;
    // It is sealed: the number is used for good.
    virtual void use(core::db::Tx& tx, const core::Context& ctx, std::string_view subject) = 0;
    // It never will be: the number stays in the book as void, with the reason.
    virtual void annul(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                       std::string_view reason) = 0;
    // As it will be printed: "000.1.5/…/DISKOMINFO", or whole when a number was promised.
    virtual std::string ahead(core::db::Tx& tx, const Wish& wish) = 0;
    // The own one first, then those of units below in the order of the tree; all there are for who manages
    // them all.
    virtual std::vector<OpenBook> open_books(core::db::Tx& tx, const core::Actor& actor) = 0;
};

}  // namespace numbering
