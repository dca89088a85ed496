// SPDX-License-Identifier: Apache-2.0
#include "signing/evidence_routes.h"

namespace signing {

void evidence_routes(core::Setup& setup, std::function<EvidenceFile&()> evidence) {
    const auto give = [evidence = std::move(evidence)](const core::Context& ctx, core::http::Request& request) {
        auto made = evidence().make(ctx, request.param("subject"));
        return core::http::bytes(std::move(made.pdf), "application/pdf", made.name, false);
    };
    setup.get("/signing/{subject}/evidence", core::http::may("signing.act"), give);
    setup.get("/api/v1/signing/{subject}/evidence", core::http::may("signing.act"), give);
}

}  // namespace signing
