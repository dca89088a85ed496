// SPDX-License-Identifier: Apache-2.0
#include "signing/service/hands.h"

#include <algorithm>
#include <utility>

#include "core/pki/credential.h"
#include "signing/domain/preflight.h"
#include "signing/seal/accept.h"
#include "signing/seal/esign/signers.h"
#include "signing/seal/local.h"
#include "signing/service/look.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;

constexpr std::chrono::seconds yes_lasts{60}, no_lasts{15};

// Wrong passphrases and one-time passwords count towards the lock of the account, whoever found them wrong.
class Tally {
  public:
    Tally(core::db::Db& db, core::auth::Accounts& accounts, Context ctx)
        : db_(db), accounts_(accounts), ctx_(std::move(ctx)) {}

    // Nothing goes to a service while the account is locked: guesses there are not ours to spend.
    void require_unlocked() {
        db_.read([&](core::db::Tx& tx) {
            const auto appointment = ctx_.actor.seats.empty() ? core::AppointmentId{} : ctx_.actor.seat().appointment;
            (void)accounts_.by_person(tx, ctx_.actor.person, appointment, ctx_.now(), ctx_.zone);
        });
    }
    template <class Act>
    auto count(Act act) {
        try {
            auto made = act();
            accounts_.note_right_secret(db_, ctx_);
            return made;
        } catch (const Error& error) {
            if (error.key() == "signing.error.passphrase") wrong("passphrase", "signing.fault.passphrase");
            if (error.key() == "signing.error.csc_secret") wrong("passphrase", "signing.fault.pin_or_one_time");
            if (error.key() == "signing.error.otp_wrong" || error.key() == "signing.error.csc_otp")
                wrong("otp", "signing.fault.otp_wrong");
            throw;
        }
    }

  private:
    [[noreturn]] void wrong(const char* field, const char* sentence) {
        const int left = accounts_.note_wrong_secret(db_, ctx_);
        const std::string minutes = std::to_string(core::auth::lock_time.count());
        if (left == 0) throw Error(Code::too_many, "signing.error.passphrase_locked", {{"minutes", minutes}});
        const bool once = std::string_view(field) == "otp";
        throw Error(once ? "signing.error.otp_wrong" : "signing.error.passphrase",
                    {{field, sentence, {{"left", std::to_string(left)}, {"minutes", minutes}}}});
    }

    core::db::Db& db_;
    core::auth::Accounts& accounts_;
    Context ctx_;
};

void require_valid(core::ByteView certificate, core::Instant now, core::Zone zone) {
    const auto facts = core::pki::describe(certificate);
    const Finding found = judge_certificate(facts.not_before, facts.not_after, now, zone);
    if (found.state == Finding::State::stop) throw Error(Code::conflict, found.key, found.args);
}

// A signature had before, for the file it was made for.
class Given final : public seal::Session {
  public:
    Given(seal::Session& key, core::Bytes attributes, seal::Signed made)
        : key_(key), attributes_(std::move(attributes)), made_(std::move(made)) {}
    const core::Bytes& certificate() const override { return key_.certificate(); }
    const std::vector<core::Bytes>& chain() const override { return key_.chain(); }
    seal::Signed sign(core::ByteView attributes) override {
        if (!std::ranges::equal(attributes, attributes_)) throw Error(Code::internal, "signing.error.own_output");
        return made_;
    }

  private:
    seal::Session& key_;
    core::Bytes attributes_;
    seal::Signed made_;
};

template <class Act>
std::optional<Error> fault_of(Act act) {
    try {
        act();
        return std::nullopt;
    } catch (const Error& error) {
        return error;
    }
}

class KeyHand final : public Hand {
  public:
    // `late`: the key may find the passphrase wrong only when it signs. `together`: letters of its one-time password.
    KeyHand(Keys& keys, Tally tally, std::unique_ptr<seal::Session> session, bool late, std::size_t together)
        : keys_(keys), tally_(std::move(tally)), session_(std::move(session)), late_(late), together_(together) {}

    std::size_t together() const override { return together_; }

    core::Bytes sign(core::Bytes& pdf, const pades::SignRequest& request) override {
        if (!late_) return onto(pdf, request, *session_);
        return tally_.count([&] { return onto(pdf, request, *session_); });
    }

    void sign_together(const std::vector<Sheet>& sheets, const Take& take) override {
        std::vector<core::Bytes> attributes;
        std::vector<std::optional<Error>> faults;
        for (const Sheet& sheet : sheets)
            faults.push_back(fault_of([&] {
                attributes.push_back(pades::to_be_signed(sheet.pdf(), sheet.request, session_->certificate()));
            }));
        std::vector<seal::Signed> values;
        if (!attributes.empty()) values = tally_.count([&] { return session_->sign_all(attributes); });
        std::size_t next = 0;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            Each made;
            made.fault = std::move(faults[i]);
            if (!made.fault) {
                Given given(*session_, std::move(attributes[next]), std::move(values[next]));
                ++next;
                made.fault = fault_of([&] {
                    made.pdf = sheets[i].pdf();
                    made.certificate = onto(made.pdf, sheets[i].request, given);
                });
            }
            take(i, std::move(made));
        }
    }

  private:
    core::Bytes onto(core::Bytes& pdf, const pades::SignRequest& request, seal::Session& key) {
        pades::NoTimestamps nobody;
        pades::sign_onto(pdf, request, key, request.timestamped ? keys_.timestamps() : nobody);
        return session_->certificate();
    }

    Keys& keys_;
    Tally tally_;
    std::unique_ptr<seal::Session> session_;
    bool late_;
    std::size_t together_;
};

std::optional<seal::Mark> mark_of(const pades::Placement& placement) {
    if (!placement.look || !placement.box) return std::nullopt;
    const pades::Box& box = *placement.box;
    seal::Mark mark;
    mark.page = placement.page;
    mark.left = box.left;
    mark.bottom = box.bottom;
    mark.width = box.width;
    mark.height = box.height;
    mark.image = picture_of(*placement.look, box.width, box.height);
    return mark;
}

// A person at BSrE. The field is the service's own. Where the page bears the block of the signature already it
// does not show; else it shows a picture of what it would be, for the service draws no PDF.
class WholeHand final : public Hand {
  public:
    // `together`: letters of the one-time password.
    WholeHand(Tally tally, esign::Service service, const Served& served, std::string person, core::Secret secret,
              check::Anchors anchors, std::size_t together)
        : tally_(std::move(tally)), service_(std::move(service)), who_(served.key), person_(std::move(person)),
          secret_(std::move(secret)), anchors_(std::move(anchors)), once_(served.provider.one_time),
          together_(together) {
        if (served.provider.kind == ProviderKind::esign_v1)
            signer_ = std::make_unique<esign::PersonV1>(service_);
        else
            signer_ = std::make_unique<esign::PersonV2>(
                service_, once_ ? esign::Proof::Kind::totp : esign::Proof::Kind::passphrase);
    }

    bool whole() const override { return true; }
    std::size_t together() const override { return once_ ? together_ : 0; }

    core::Bytes sign(core::Bytes& pdf, const pades::SignRequest& request) override {
        return unspent([&] {
            const auto ask = [&] { return seal::sign_whole(*signer_, wish(pdf, request), secret_, rule(request)); };
            auto taken = tally_.count(ask);
            pdf = std::move(taken.pdf);
            return std::move(taken.certificate);
        });
    }

    void sign_together(const std::vector<Sheet>& sheets, const Take& take) override {
        std::vector<core::Bytes> bodies;
        for (const Sheet& sheet : sheets) bodies.push_back(sheet.pdf());
        std::vector<seal::WholeRequest> wishes;
        for (std::size_t i = 0; i < sheets.size(); ++i) wishes.push_back(wish(bodies[i], sheets[i].request));
        auto files = unspent([&] { return tally_.count([&] { return signer_->sign_all(wishes, secret_); }); });
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            Each made;
            made.fault = fault_of([&] {
                auto taken = seal::accept(bodies[i], std::move(files[i]), rule(sheets[i].request));
                made.pdf = std::move(taken.pdf);
                made.certificate = std::move(taken.certificate);
            });
            bodies[i] = core::Bytes();
            take(i, std::move(made));
        }
    }

  private:
    template <class Act>
    std::invoke_result_t<Act> unspent(Act act) {
        if (spent_)
            throw Error(Code::conflict, once_ ? "signing.error.one_time_spent" : "signing.error.passphrase_spent");
        spent_ = once_;
        try {
            return act();
        } catch (const Error& error) {
            // The next letter would send it again.
            if (error.code() == Code::invalid || error.code() == Code::too_many) spent_ = true;
            throw;
        }
    }
    seal::WholeRequest wish(core::ByteView pdf, const pades::SignRequest& request) const {
        seal::WholeRequest wish;
        wish.pdf = pdf;
        wish.reason = request.placement.reason;
        wish.location = request.placement.location;
        wish.who = who_;
        wish.mark = mark_of(request.placement);
        return wish;
    }
    seal::Rule rule(const pades::SignRequest& request) const { return {anchors_, request.now, person_, true}; }

    Tally tally_;
    const esign::Service service_;
    std::string who_, person_;
    core::Secret secret_;
    check::Anchors anchors_;
    bool once_, spent_ = false;
    std::size_t together_;
    std::unique_ptr<seal::WholeSigner> signer_;
};

core::Secret own_copy(const core::Secret& secret) { return core::Secret(std::string(secret.reveal())); }

}  // namespace

void Hand::sign_together(const std::vector<Sheet>&, const Take&) {
    throw Error(Code::internal, "core.error.internal");   // together() is 0
}

Served Hands::served(const Context& ctx) {
    if (providers_ == nullptr) return {};
    const auto unit = ctx.actor.seats.size() > ctx.actor.acting ? ctx.actor.seat().unit : core::UnitId{};
    return db_.read([&](core::db::Tx& tx) { return providers_->serving(tx, ctx.actor.person, unit); });
}

bool Hands::makes_own_field(const Context& ctx, core::PositionId position) {
    if (providers_ == nullptr) return false;
    return db_.read([&](core::db::Tx& tx) { return providers_->makes_own_field(tx, position, ctx.today()); });
}

std::optional<std::uintmax_t> Hands::free_space() const {
    return providers_ == nullptr ? std::nullopt : providers_->clients().free_space();
}

SignerReady Hands::ready(const Context& ctx, const Served& served, Age age) {
    if (served.provider.id.nil() || providers_ == nullptr) {
        (void)keys_.key_of(ctx.actor.person);
        return {};
    }
    if (!served.provider.active)
        throw Error(Code::conflict, "signing.error.provider_inactive", {{"name", served.provider.name}});
    const std::string about = ctx.actor.person.text() + served.provider.id.text() +
                              std::to_string(served.provider.version) + served.key;
    const core::Instant now = ctx.now();
    {
        const std::lock_guard lock(mutex_);
        if (const auto found = answers_.find(about); found != answers_.end()) {
            const bool no = found->second.fault.has_value();
            if (now - found->second.at < (no ? no_lasts : yes_lasts) && !(no && age == Age::fresh)) {
                if (no) throw Error(*found->second.fault);
                return found->second.ready;
            }
        }
    }
    Answer answer{now, {}, std::nullopt};
    try {
        answer.ready = providers_->clients().ready(served.provider, ctx.actor.person, served.key);
    } catch (const Error& error) {
        answer.fault = error;
    }
    const std::lock_guard lock(mutex_);
    std::erase_if(answers_, [&](const auto& each) { return now - each.second.at > yes_lasts; });
    answers_[about] = answer;
    if (answer.fault) throw Error(*answer.fault);
    return answer.ready;
}

void Hands::require_path(core::ByteView certificate, const std::vector<core::Bytes>& chain, core::Instant now) const {
    if (!anchors_) return;
    check::Evidence carried;
    carried.certificates = chain;
    const core::Bytes own(certificate.begin(), certificate.end());
    const auto path = check::build_path(own, carried, anchors_(), check::Use::signature, now);
    if (path.state == check::PathState::no_path)
        throw Error(Code::conflict, "signing.error.certificate_path", {{"issuer", core::pki::describe(own).issuer}});
}

void Hands::forget(ProviderId provider) {
    const std::lock_guard lock(mutex_);
    std::erase_if(answers_, [&](const auto& each) { return each.first.find(provider.text()) != std::string::npos; });
}

std::size_t Hands::send_one_time(const Context& ctx, std::size_t letters) {
    const Served who = served(ctx);
    if (who.provider.id.nil()) throw Error(Code::conflict, "signing.error.no_one_time");
    const std::size_t count = std::clamp<std::size_t>(letters, 1, ready(ctx, who, Age::fresh).together);
    providers_->clients().send_one_time(who.provider, who.key, count);
    const std::lock_guard lock(mutex_);
    codes_[ctx.actor.person.text() + who.provider.id.text()] = count;
    return count;
}

std::size_t Hands::covered(const Context& ctx, const Served& served, const SignerReady& ready, std::size_t letters) {
    if (!ready.one_time) return 0;
    const std::size_t most = std::clamp<std::size_t>(letters, 1, ready.together);
    const std::lock_guard lock(mutex_);
    // Good for one opening: what the next is for is not known.
    const auto asked = codes_.extract(ctx.actor.person.text() + served.provider.id.text());
    return asked.empty() ? most : std::min(most, asked.mapped());
}

std::unique_ptr<Hand> Hands::whole(const Context& ctx, const Served& served, Proof proof) {
    ProviderClients& clients = providers_->clients();
    core::Secret secret = served.provider.one_time ? std::move(proof.one_time) : own_copy(proof.passphrase);
    return std::make_unique<WholeHand>(Tally(db_, accounts_, ctx), clients.esign(served.provider), served,
                                       ctx.actor.person_name, std::move(secret),
                                       anchors_ ? anchors_() : check::Anchors(), proof.letters);
}

void Hands::require_good(const Context& ctx, const seal::Session& key) {
    require_valid(key.certificate(), ctx.now(), ctx.zone);
    require_path(key.certificate(), key.chain(), ctx.now());
    db_.write([&](core::db::Tx& tx) { ensure_usable(tx, ctx.actor.person, key.certificate(), ctx.now()); });
}

Hands::ByPage Hands::open_by_page(const Context& ctx) {
    const Served who = served(ctx);
    const SignerReady wanted = ready(ctx, who, Age::fresh);
    if (!wanted.page) throw Error(Code::conflict, "signing.error.no_page");
    Tally tally(db_, accounts_, ctx);
    tally.require_unlocked();
    const auto service = providers_->clients().csc(who.provider);
    auto key = std::make_unique<seal::CscByPage>(service, service->credential(who.key));
    require_good(ctx, *key);
    ByPage opened{nullptr, key.get(), who.provider.name};
    opened.hand = std::make_unique<KeyHand>(keys_, std::move(tally), std::move(key), false, wanted.together);
    return opened;
}

std::unique_ptr<Hand> Hands::open(const Context& ctx, Proof proof) {
    const Served who = served(ctx);
    const ProviderKind kind = who.provider.kind;
    Tally tally(db_, accounts_, ctx);
    const SignerReady wanted = ready(ctx, who, Age::fresh);
    if (wanted.page) throw Error(Code::conflict, "signing.error.by_page");
    // What was left out was not guessed: it counts for nothing.
    if (wanted.passphrase && proof.passphrase.empty())
        throw Error("core.error.invalid", {{"passphrase", "signing.fault.passphrase_empty", {}}});
    if (wanted.one_time && proof.one_time.empty())
        throw Error("core.error.invalid", {{"otp", "signing.fault.otp_empty", {}}});
    if (kind != ProviderKind::file) tally.require_unlocked();
    const std::size_t together = proof.letters = covered(ctx, who, wanted, proof.letters);
    if (takes_whole(kind)) return whole(ctx, who, std::move(proof));
    const auto opened = [&](seal::Provider&& key) {
        return tally.count([&] { return key.open(proof.passphrase); });
    };
    std::unique_ptr<seal::Session> session;
    if (kind == ProviderKind::token)
        session = opened(providers_->clients().token(who.provider, who.key));
    else if (kind == ProviderKind::csc)
        session = opened(seal::CscKey(providers_->clients().csc(who.provider), who.key, std::move(proof.one_time), together));
    else
        session = opened(seal::Local(keys_.key_of(ctx.actor.person)));
    require_good(ctx, *session);
    return std::make_unique<KeyHand>(keys_, std::move(tally), std::move(session), kind == ProviderKind::csc, together);
}

}  // namespace signing
