// SPDX-License-Identifier: Apache-2.0
// The activations of offices' seals at the Esign Client Service: asked for, kept, renewed before they end, revoked.
// The code lies with the key (office_keys.h); how it stands is told here, and never the code.
#pragma once

#include "directory/directory.h"
#include "signing/service/office_keys.h"
#include "signing/store/bsre_store.h"

namespace signing {

class Activations {
  public:
    static constexpr std::string_view job = "signing.activations";

    Activations(core::db::Db& db, const core::Clock& clock, core::Zone zone, directory::Directory& directory,
                const OfficeKeys& keys)
        : db_(db), clock_(clock), zone_(zone), directory_(directory), keys_(keys) {}

    // Of every office that has a key for its seal, of whatever kind.
    struct Line {
        OfficeKey key;
        std::string unit_name;
        bool held = false;                  // its PIN or activation code is there
        std::optional<Activation> state;    // of kind "esign" alone
    };
    // For administrators and the command line; Error(forbidden) for others. Those of one office throw Error(not_found,
    // "signing.error.no_seal"), and Error(conflict, "signing.error.seal_not_esign") where nothing is activated.
    std::vector<Line> list(const core::Context& ctx) const;
    Line find(const core::Context& ctx, const std::string& code) const;
    // The service sends a code to the office.
    void request(const core::Context& ctx, const std::string& code);
    // The code that came. Throws Error(invalid) naming "activation".
    void enter(const core::Context& ctx, const std::string& code, const core::Secret& typed);
    // Both throw Error(conflict, "signing.error.no_activation") where none is held.
    void renew(const core::Context& ctx, const std::string& code);
    void revoke(const core::Context& ctx, const std::string& code);

    // By night: those that end soon, or of which it is not known, are renewed; what fails is kept, told by check()
    // and on the page, and tried again the next night.
    void watch();
    // Throws Error(unavailable, "signing.error.activations", {codes}) when one could not be renewed.
    void check() const;
    // How many could not be renewed or have ended, for the administrator's desk.
    std::int64_t count_ill(const core::Context& ctx) const;

  private:
    core::Context system() const;
    std::vector<std::string> ill() const;
    Line esign(const core::Context& ctx, const std::string& code) const;
    Line line_of(core::db::Tx& tx, OfficeKey key) const;
    void renew(const core::Context& ctx, const Line& line);

    core::db::Db& db_;
    const core::Clock& clock_;
    core::Zone zone_;
    directory::Directory& directory_;
    const OfficeKeys& keys_;
};

}  // namespace signing
