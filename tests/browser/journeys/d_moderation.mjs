// A comment without an account waits; a moderator publishes it; the e-mail is in the moderator's queue and nowhere else.
import { data, law, signIn } from "../steps.mjs";

export const title = "a comment without an account waits for a moderator, and its e-mail appears in the queue alone";

const email = "trecator-necunoscut@exemplu.invalid";
const words = "Întrebarea unui trecător despre plângere";

export default async function ({ server, person, assert, assertEqual, accessible }) {
  const guest = await person();
  await guest.goto(`/law/${law}!art_18`);
  await guest.click("#art_18 .notes__add a");
  await guest.fill("#body", words);
  await guest.fill("#guest_name", "Un trecător");
  await guest.fill("#guest_email", email);
  await guest.click("main form .button-row button");
  await guest.locator(".notice[role=status]").waitFor();

  const places = [`/law/${law}!art_18`, "/", `/search?q=${encodeURIComponent("trecător plângere")}`];
  const everything = async (page, paths) => {
    let all = "";
    for (const path of paths) {
      all += await (await page.request.get(path)).text();
      all += await (await page.request.get(path, { headers: { accept: "application/json" } })).text();
    }
    return all;
  };
  const before = await everything(guest, places);
  assert(!before.includes(words), "a waiting comment is shown to nobody");

  const moderator = await person();
  await signIn(moderator, server, "demo-moderator");
  await moderator.goto("/moderation");
  const waiting = moderator.locator(".comment", { hasText: words });
  assert((await waiting.textContent()).includes(email), "the moderator sees the e-mail");
  await accessible(moderator);
  await waiting.locator("button[value=approved]").click();
  await moderator.waitForURL(/\/moderation$/);
  assertEqual(await moderator.locator(".comment", { hasText: words }).count(), 0, "it waits no more");

  await guest.goto(`/law/${law}!art_18`);
  await guest.locator("#art_18 .notes summary", { hasText: "comentariu" }).click();
  await guest.locator("#art_18 .notes a", { hasText: "trecător" }).first().click();
  await guest.waitForURL(/\/comments\//);
  assert((await guest.locator("main").textContent()).includes(words), "the comment is published");
  const comment = new URL(guest.url()).pathname;
  await guest.waitForTimeout(1500); // the index takes the change in
  const paths = [...places, comment];
  for (const page of [guest, moderator]) {
    assertEqual((await data(page, `/search?q=${encodeURIComponent(`"${email}"`)}`)).total, 0, "hits for the e-mail");
    assert(!(await everything(page, paths)).includes(email), "the e-mail is nowhere");
  }
  const member = await person();
  await signIn(member, server, "demo-admin");
  const id = comment.split("/").pop();
  assert(!(await everything(member, [...paths, `/history/annotation/${id}`])).includes(email), "nor in the history, nor for an administrator");
}
