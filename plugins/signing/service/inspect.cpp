// SPDX-License-Identifier: Apache-2.0
#include "signing/service/inspect.h"

namespace signing {

check::Anchors Inspect::anchors() const {
    check::Anchors anchors;
    for (const core::Bytes& anchor : keys_.anchors()) {
        check::Anchor trusted;
        trusted.certificate = anchor;
        trusted.demo = keys_.is_demo(anchor);
        anchors.list.push_back(std::move(trusted));
    }
    narrow(anchors, known_);
    if (lists_ != nullptr) lists_->add_to(anchors);
    if (own_lists_) anchors.crls = own_lists_();
    return anchors;
}

check::Anchors Inspect::judging_anchors() const {
    check::Anchors out = anchors();
    out.require_revocation = asked_;
    return out;
}

check::Report Inspect::report(core::ByteView pdf, core::Instant now) const {
    return check::inspect(pdf, anchors(), now);
}

Verdict Inspect::check(core::ByteView pdf, core::Instant now) {
    const check::Report report = this->report(pdf, now);
    return {report.genuine(), std::string(check::name(report.indication)), report.sentence.key,
            report.sentence.args, check::to_json(report)};
}

}  // namespace signing
