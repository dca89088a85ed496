// SPDX-License-Identifier: Apache-2.0
// The letter as a subject of signing: takes the number in the first unit of the seal, gives the
// bytes, and learns the outcome.
#pragma once

#include "letters/service/paper.h"

namespace letters {

class Number final : public signing::Subject {
  public:
    Number(Parts& parts, Paper& paper) : parts_(parts), paper_(paper) {}

    std::string kind() const override { return "letter"; }
    signing::Card card(core::db::Tx& tx, std::string_view subject) override;
    signing::Look look(const core::Context& ctx, std::string_view subject) override;
    void note_reading(const core::Context& ctx, std::string_view subject, std::string_view what) override;
    core::Digest content(core::db::Tx& tx, std::string_view subject) override;
    std::string content_text(core::db::Tx& tx, std::string_view subject) override;
    void prepare(const core::Context& ctx, std::string_view subject) override;
    void may_seal(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                  core::AppointmentId signer) override;
    void before_seal(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                     core::AppointmentId signer) override;
    // Only whom the sheet names: Error(conflict, "letters.error.cosigner_changed") for another holder.
    std::string also_signs(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                           core::AppointmentId signer) override;
    signing::Unsigned bytes(const core::Context& ctx, std::string_view subject) override;
    signing::Shown shown(const core::Context& ctx, std::string_view subject, std::size_t nth,
                         core::Instant at) override;
    signing::Shown shown_seal(std::string_view subject, std::string_view office, core::Instant at) override;
    void sealed(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                const core::Digest& signed_bytes) override;
    void unreturned(core::db::Tx& tx, const core::Context& ctx, std::string_view subject) override;
    void returned(core::db::Tx& tx, const core::Context& ctx, std::string_view subject,
                  std::string_view note) override;
    core::Verdict may_see(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) override;
    core::Verdict may_prove(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) override;
    core::Verdict may_change(core::db::Tx& tx, const core::Actor& actor, std::string_view subject) override;
    std::optional<core::PositionId> brought_by(core::db::Tx& tx, std::string_view subject) override;
    void joined(core::db::Tx& tx, std::string_view subject, core::PositionId position) override;
    std::vector<signing::Matter> matters(core::db::Tx& tx) override;
    std::optional<signing::Level> level(core::db::Tx& tx, std::string_view subject) override;
    signing::Particulars particulars(core::db::Tx& tx, std::string_view subject) override;
    std::optional<signing::Overtaken> overtaken(core::db::Tx& tx, const core::Actor& reader,
                                                std::string_view subject) override;
    std::optional<core::UnitId> office(core::db::Tx& tx, std::string_view subject) override;

  private:
    // By one of several, when others had signed: the letter is void and its number with it.
    void refused(core::db::Tx& tx, const core::Context& ctx, const Letter& was, const std::string& by,
                 std::string_view note);
    // Numbered, but not signed, when another came to hold the position: it names him, under the same number and
    // date. Error(conflict, "letters.error.signer_changed") for a letter whose sheet is made for good.
    struct Successor {
        core::PersonId person;
        style::SignerBlock block;
        std::optional<UsedMandate> mandate;
    };
    // Nothing while the one printed still signs. Throws what take_over throws.
    std::optional<Successor> successor(core::db::Tx& tx, const Letter& was, core::AppointmentId signer, core::Date today);
    void take_over(core::db::Tx& tx, const core::Context& ctx, const Letter& was, core::AppointmentId signer);
    void record(const core::Context& ctx, LetterId id, const core::Digest& digest, int pages);
    // Of a letter written elsewhere: what was made of it, or made and kept now.
    signing::Unsigned file_bytes(const core::Context& ctx, const Letter& letter, const std::string& reason);

    Parts& parts_;
    Paper& paper_;
};

}  // namespace letters
