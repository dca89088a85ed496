// SPDX-License-Identifier: Apache-2.0
#include "signing/check/known.h"

#include <list>
#include <string_view>
#include <unordered_map>

namespace signing::check {
namespace {

using core::Bytes;
using core::ByteView;

constexpr std::size_t most_known = 512;
constexpr std::size_t largest = 16'384;  // what is longer is decoded anew each time

// The least recently asked for goes first.
class Store {
  public:
    std::shared_ptr<const Known> find(ByteView der) {
        const std::lock_guard lock(mutex_);
        const auto found = by_bytes_.find(core::chars(der));
        if (found == by_bytes_.end()) return nullptr;
        order_.splice(order_.begin(), order_, found->second);
        return *found->second;
    }

    void keep(std::shared_ptr<const Known> value) {
        const std::lock_guard lock(mutex_);
        if (by_bytes_.count(core::chars(value->der())) > 0) return;
        order_.push_front(std::move(value));
        by_bytes_.emplace(core::chars(order_.front()->der()), order_.begin());
        if (order_.size() <= most_known) return;
        by_bytes_.erase(core::chars(order_.back()->der()));
        order_.pop_back();
    }

  private:
    using Order = std::list<std::shared_ptr<const Known>>;
    std::mutex mutex_;
    Order order_;
    std::unordered_map<std::string_view, Order::iterator> by_bytes_;  // views of what order_ holds
};

Store& store() {
    static Store one;
    return one;
}

}  // namespace

Known::Known(core::pki::X509Held own, Bytes der)
    : own_(std::move(own)), der_(std::move(der)), exact_(core::pki::der(own_.get(), i2d_X509) == der_) {}

const core::pki::CertificateFacts& Known::facts() const {
    std::call_once(described_, [this] { facts_ = core::pki::describe(der_); });
    return facts_;
}

std::shared_ptr<const Known> known(ByteView der) {
    if (std::shared_ptr<const Known> there = store().find(der)) return there;
    core::pki::X509Held own = core::pki::certificate(der);
    if (!own) return nullptr;
    auto made = std::make_shared<const Known>(std::move(own), Bytes(der.begin(), der.end()));
    if (der.size() <= largest) store().keep(made);
    return made;
}

core::pki::X509Held known_certificate(ByteView der) {
    const std::shared_ptr<const Known> found = known(der);
    if (!found) return nullptr;
    X509_up_ref(found->own());
    return core::pki::X509Held(found->own());
}

core::pki::CertificateFacts known_facts(ByteView der) {
    const std::shared_ptr<const Known> found = known(der);
    if (!found) throw core::Error(core::Code::invalid, "core.error.certificate");
    return found->facts();
}

}  // namespace signing::check
