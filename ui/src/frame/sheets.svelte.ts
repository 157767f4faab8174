/** Which of the columns is drawn over the page, where the window is too narrow for three. */
class Sheets {
  left = $state(false);
  margin = $state(false);
}

export const sheets = new Sheets();
